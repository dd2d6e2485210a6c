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

    /// How often a writer that nobody reads looks whether it is still wanted, in milliseconds.
    private static let patience: Int32 = 100
    /// How often it looks in vain after that, before it gives up: somebody slow still gets the end.
    private static let grace = 10
    /// What a pipe that can be written to takes without blocking (PIPE_BUF).
    private static let pieceLimit = 4096

    /// Writes all of it; waits while nobody reads.
    ///
    /// - Parameter isStopped: whether waiting has become useless: then it throws `stalled` after a second in which
    ///   nothing was read.
    func write(_ text: String, isStopped: () -> Bool = { false }) throws(WriteError) {
        let bytes = Array(text.utf8)
        var position = 0
        var vain = 0
        while position < bytes.count {
            // Blocking descriptors are left as they are: others share them.
            var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&question, 1, Self.patience) != 0 else {
                if isStopped() { vain += 1 }
                guard vain < Self.grace else { throw .stalled }
                continue
            }
            let (count, code) = bytes.withUnsafeBytes { bytes in
                let length = min(bytes.count - position, Self.pieceLimit)
                // Within the buffer: position is less than its count, and what follows it at least `length`.
                let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: position), length)
                return (count, count < 0 ? errno : 0)
            }
            switch code {
            case 0: (position, vain) = (position + count, 0)
            // Somebody who shares the descriptor made it non-blocking, or took the room.
            case EINTR, EAGAIN: continue
            case EPIPE: throw .closed
            default: throw .failed(code)
            }
        }
    }
}
