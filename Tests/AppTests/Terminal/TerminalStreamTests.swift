import Foundation
import Glibc
import Synchronization
import Testing

@testable import App

@Suite struct TerminalStreamTests {
    /// A pipe that is closed at the end of its life.
    private final class Ends {
        let reading: Int32
        let writing: Int32

        init() throws {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            close(reading)
            close(writing)
        }
    }

    @Test func `a writer whom nobody reads stops when it is told to, and what it wrote until then is there`() throws {
        let ends = try Ends()
        let looks = Mutex(0)
        let text = String(repeating: "a", count: 1 << 20)
        #expect(throws: WriteError.stalled) {
            try TerminalStream(descriptor: ends.writing).write(text) {
                // It waits as long as it is wanted.
                looks.withLock { looks in
                    looks += 1
                    return looks > 3
                }
            }
        }
        #expect(looks.withLock { $0 } >= 13)
        var waiting: Int32 = 0
        #expect(ioctl(ends.reading, UInt(FIONREAD), &waiting) == 0 && waiting > 0)
    }

    @Test func `who reads gets the end, even after the stop`() async throws {
        let ends = try Ends()
        let (reading, writing) = (ends.reading, ends.writing)
        let text = String(repeating: "0123456789", count: 40_000)
        // A thread of its own: tasks may have to wait for one, as long as the writer does.
        let (ended, end) = AsyncStream<Int>.makeStream()
        Thread.detachNewThread {
            var count = 0
            var buffer = [UInt8](repeating: 0, count: 1000)
            while count < 400_000 {
                let got = read(reading, &buffer, buffer.count)
                if got <= 0 { break }
                count += got
            }
            end.yield(count)
            end.finish()
        }
        try TerminalStream(descriptor: writing).write(text) { true }
        #expect(await ended.first { _ in true } == 400_000)
        withExtendedLifetime(ends) {}
    }

    @Test func `a reader who has gone is an error of its own`() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        #expect(throws: WriteError.closed) { try TerminalStream(descriptor: ends[1]).write("a") }
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        #expect(throws: WriteError.failed(ENOSPC)) { try TerminalStream(descriptor: full).write("a") }
    }
}
