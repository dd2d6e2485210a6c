import Glibc
import Synchronization

/// A descriptor as the end of the log: each line is one `write`, whole, in order, and never waited for.
///
/// A pipe or terminal is opened a second time without blocking: setting the flag on the descriptor itself would change
/// it for every program that shares it. A line that does not go out at once is dropped; if a part of it went, the next
/// line begins with a line end.
final class LogSink: Sendable {
    private enum Way {
        case file
        case socket
        /// What may block and could not be opened anew: asked before each write. The answer holds for as many bytes as
        /// a pipe takes at once, so that longer lines are cut there.
        case asked
    }

    private let descriptor: Int32
    private let isOwn: Bool
    private let way: Way
    /// Whether the last line went out in part only.
    private let torn = Mutex(false)

    /// - Parameter descriptor: must stay open as long as the sink is used.
    init(_ descriptor: Int32) {
        // A reader that is gone is no reason to end: without this the first line after it would be SIGPIPE.
        signal(SIGPIPE, SIG_IGN)
        var info = stat()
        let kind = fstat(descriptor, &info) == 0 ? info.st_mode & S_IFMT : S_IFREG
        var opened: Int32 = -1
        if kind == S_IFIFO || kind == S_IFCHR {
            opened = open("/proc/self/fd/\(descriptor)", O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        }
        isOwn = opened >= 0
        self.descriptor = isOwn ? opened : descriptor
        way = kind == S_IFSOCK ? .socket : isOwn || kind == S_IFREG ? .file : .asked
    }

    deinit {
        if isOwn { close(descriptor) }
    }

    func write(_ line: [UInt8]) {
        torn.withLock { torn in
            var line = torn ? [UInt8(ascii: "\n")] + line : line
            if way == .asked && line.count > Int(PIPE_BUF) {
                line = line.prefix(Int(PIPE_BUF) - 1) + [UInt8(ascii: "\n")]
            }
            let written = attempt(line)
            if written > 0 { torn = written < line.count }
        }
    }

    /// How many bytes went out; nothing where the descriptor would block or is broken.
    private func attempt(_ line: [UInt8]) -> Int {
        while true {
            if way == .asked {
                var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&question, 1, 0) == 1, question.revents & Int16(POLLOUT) != 0 else { return 0 }
            }
            let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
            let written =
                way == .socket
                ? send(descriptor, line, line.count, flags) : Glibc.write(descriptor, line, line.count)
            if written < 0 && errno == EINTR { continue }
            return max(0, written)
        }
    }
}
