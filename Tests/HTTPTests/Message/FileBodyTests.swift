import Glibc
import Testing

@testable import HTTP

@Suite struct FileBodyTests {
    @Test func `a file is a body, whole or in part`() async throws {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let temporary = try TemporaryFile(bytes)
        let file = try #require(FileBody(path: temporary.path))
        #expect(file.length == bytes.count)
        #expect(try await Response(.ok, body: .file(file)).collect() == bytes)
        #expect(
            try await Response(.ok, body: .file(file, range: 70_000..<70_010)).collect()
                == Array(bytes[70_000..<70_010]))
        #expect(try await file.read(at: 199_990, count: 100) == Array(bytes[199_990...]))
        #expect(try await file.read(at: 200_000, count: 100) == [])
        await #expect(throws: (any Error).self) { try await file.read(at: -1, count: 1) }
    }

    @Test func `a file that has shrunk is no whole answer`() async throws {
        let temporary = try TemporaryFile([UInt8](repeating: 1, count: 100))
        let file = try #require(FileBody(path: temporary.path))
        try temporary.shrink(to: 50)
        await #expect(throws: (any Error).self) { try await Response(.ok, body: .file(file)).collect() }
    }

    @Test func `an empty file is an empty body`() async throws {
        let temporary = try TemporaryFile([])
        let file = try #require(FileBody(path: temporary.path))
        #expect(try await Response(.ok, body: .file(file)).collect() == [])
    }

    @Test func `only regular files are opened`() throws {
        let temporary = try TemporaryFile([1])
        let link = temporary.path + ".link"
        let pipe = temporary.path + ".pipe"
        #expect(symlink(temporary.path, link) == 0 && mkfifo(pipe, 0o600) == 0)
        defer { for path in [link, pipe] { unlink(path) } }
        #expect(FileBody(path: link) == nil)
        // Opening a pipe that nobody writes to must not wait for somebody who does.
        #expect(FileBody(path: pipe) == nil)
        #expect(FileBody(path: "/tmp") == nil && FileBody(path: "/dev/null") == nil)
        #expect(FileBody(path: temporary.path + ".none") == nil)
    }
}
