internal import Glibc
internal import Loop

/// An open file of which an answer sends a part. Read on a queue of its own, since disks block.
public actor FileBody {
    public nonisolated let length: Int
    private nonisolated let queue: BlockingQueue
    private nonisolated let descriptor: Int32

    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// Opens a regular file. Nil when it is none or cannot be read. Blocks for a moment: not for a loop.
    public init?(path: String) {
        // Without O_NONBLOCK opening a pipe would wait for somebody to write to it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        length = Int(facts.st_size)
        queue = BlockingQueue(label: "file")
    }

    deinit {
        close(descriptor)
    }

    /// At most `count` bytes from `offset` on; empty at the end or when the file has shrunk.
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            guard got >= 0 else { throw LoopError(call: "pread", code: errno) }
            filled = got
        }
    }
}
