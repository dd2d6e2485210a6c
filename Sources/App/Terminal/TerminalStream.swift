internal import Glibc

/// Standard output or standard error: written at once, since what waits in a buffer is seen by nobody.
struct TerminalStream: Sendable {
    let descriptor: Int32

    static let output = TerminalStream(descriptor: STDOUT_FILENO)
    static let complaints = TerminalStream(descriptor: STDERR_FILENO)

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// How many characters a line of the terminal has.
    var columns: Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes all of it; blocks while nobody reads.
    func write(_ text: String) throws(WriteError) {
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            let (count, code) = bytes.withUnsafeBytes { bytes in
                // Within the buffer: position is less than its count.
                let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: position), bytes.count - position)
                return (count, count < 0 ? errno : 0)
            }
            switch code {
            case 0: position += count
            case EINTR: continue
            case EAGAIN:
                // Somebody who shares the descriptor made it so.
                var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&question, 1, -1)
            case EPIPE: throw .closed
            default: throw .failed(code)
            }
        }
    }
}
