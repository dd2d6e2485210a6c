import Glibc
import Testing

@testable import App

@Suite(.timeLimit(.minutes(5))) struct LogSinkTests {
    /// Two ends of a pipe or socket pair, closed at the end.
    private final class Pair {
        var reading: Int32
        let writing: Int32

        init(socket: Bool) throws {
            var ends: [Int32] = [-1, -1]
            let made = socket ? socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) : pipe(&ends)
            try #require(made == 0)
            (reading, writing) = (ends[0], ends[1])
            // Reading stops where there is nothing: whether the writer blocks is the other end's matter.
            _ = fcntl(reading, F_SETFL, O_NONBLOCK)
        }

        func closeReading() {
            close(reading)
            reading = -1
        }

        func drain() -> String {
            var all: [UInt8] = []
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(reading, &bytes, bytes.count)
                guard count > 0 else { return String(decoding: all, as: UTF8.self) }
                all += bytes[..<count]
            }
        }

        deinit {
            if reading >= 0 { close(reading) }
            close(writing)
        }
    }

    private static func line(_ length: Int, _ letter: Character = "a") -> [UInt8] {
        Array((String(repeating: letter, count: length - 1) + "\n").utf8)
    }

    @Test(arguments: [true, false])
    func `a line arrives whole`(socket: Bool) throws {
        let pair = try Pair(socket: socket)
        let log = Log(descriptor: pair.writing)
        log.info("first", ["n": 1])
        log.info("second")
        let lines = pair.drain().split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasSuffix(" info first n=1") && lines[1].hasSuffix(" info second"))
    }

    @Test func `a pipe shared with others stays as it was`() throws {
        let pair = try Pair(socket: false)
        _ = LogSink(pair.writing)
        #expect(fcntl(pair.writing, F_GETFL) & O_NONBLOCK == 0)
        #expect(fcntl(pair.writing, F_GETFD) >= 0)
    }

    @Test(arguments: [true, false])
    func `nobody reads and nobody waits`(socket: Bool) throws {
        let pair = try Pair(socket: socket)
        let sink = LogSink(pair.writing)
        for _ in 0..<20_000 { sink.write(Self.line(100)) }
        let lines = pair.drain().split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count > 100 && lines.count < 20_000)
        #expect(lines.dropLast().allSatisfy { $0.count == 99 })
        sink.write(Self.line(50, "b"))
        #expect(pair.drain().hasSuffix(String(repeating: "b", count: 49) + "\n"))
    }

    @Test func `a line that went out in part does not spoil the next`() throws {
        let pair = try Pair(socket: false)
        let sink = LogSink(pair.writing)
        // 9,000 bytes take three of the sixteen pages of a pipe: the sixth line finds room for a part of it.
        for _ in 0..<20 { sink.write(Self.line(9000)) }
        let first = pair.drain()
        #expect(first.last == "a")
        sink.write(Self.line(10, "b"))
        #expect(pair.drain() == "\nbbbbbbbbb\n")
        sink.write(Self.line(10, "c"))
        #expect(pair.drain() == "ccccccccc\n")
    }

    @Test(arguments: [true, false], [true, false])
    func `a reader that is gone is no harm`(socket: Bool, before: Bool) throws {
        let pair = try Pair(socket: socket)
        if before { pair.closeReading() }
        let log = Log(descriptor: pair.writing)
        if !before { pair.closeReading() }
        for _ in 0..<3 { log.error("still here") }
        #expect(write(pair.writing, "x", 1) == -1 && errno == EPIPE)
    }

    @Test func `a descriptor that is none is no harm`() {
        LogSink(-1).write(Self.line(10))
        #expect(fcntl(-1, F_GETFL) == -1)
    }

    @Test func `a file gets every line`() throws {
        var path = Array("/tmp/vignette-log-XXXXXX\0".utf8.map(CChar.init(bitPattern:)))
        let file = mkstemp(&path)
        try #require(file >= 0)
        defer { close(file) }
        unlink(path)
        let sink = LogSink(file)
        for _ in 0..<1000 { sink.write(Self.line(100)) }
        #expect(lseek(file, 0, SEEK_END) == 100_000)
    }

    @Test func `lines of many writers do not mix`() async throws {
        let pair = try Pair(socket: false)
        let log = Log(descriptor: pair.writing)
        var seen = 0
        for round in 0..<20 {
            await withTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        let value = String(repeating: "\(writer)", count: 3000 + writer * 500)
                        log.info("x", ["round": round, "value": value])
                    }
                }
            }
            for line in pair.drain().split(separator: "\n") {
                let value = try #require(line.split(separator: "=").last)
                #expect(line.contains(" info x round=\(round) value="))
                #expect(Set(value).count == 1 && value.count >= 3000)
                seen += 1
            }
        }
        #expect(seen == 80)
    }
}
