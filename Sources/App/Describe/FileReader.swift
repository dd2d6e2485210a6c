internal import Glibc
internal import Loop
internal import Vignette

/// Reads one picture from a file, or from standard input. Reading blocks, so each has a thread of its own.
actor FileReader {
    private nonisolated let queue = BlockingQueue(label: "file")
    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    private static let advice = "Name a picture file, or - for standard input."
    /// How often a reader that waits for somebody to write looks whether it is still wanted, in milliseconds.
    private static let patience: Int32 = 100

    /// The bytes of the file: at least one, at most `limit`.
    func read(_ file: PictureFile, limit: Int) throws(Failure) -> [UInt8] {
        if let refusal = file.refusal { throw refusal }
        // Without blocking: a pipe that nobody writes to must not hold up the end.
        let path = file.path.map(CChar.init(bitPattern:)) + [0]
        let descriptor = file.isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw Self.unreadable(errno) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count throws(Failure) in
                count = try Self.step(descriptor, into: buffer)
            }
            if piece.isEmpty {
                guard !bytes.isEmpty else {
                    throw Failure(.noPicture, message: "This file is empty.", advice: Self.advice)
                }
                return bytes
            }
            bytes += piece
        }
        throw .tooLarge(limit: limit)
    }

    /// How many bytes came; none at the end.
    private static func step(
        _ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>
    ) throws(Failure) -> Int {
        while true {
            guard !Task.isCancelled else { throw Failure(.stopped) }
            var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            // A descriptor that cannot be waited for can be read at once.
            guard poll(&question, 1, patience) != 0 else { continue }
            // Never more than the buffer holds.
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR || errno == EAGAIN else { throw unreadable(errno) }
        }
    }

    private static func unreadable(_ code: Int32) -> Failure {
        Failure(
            .noPicture, message: "This file cannot be read: \(String(cString: strerror(code))).", advice: advice)
    }
}
