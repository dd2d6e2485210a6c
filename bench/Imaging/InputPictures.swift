internal import Glibc
internal import Loop

/// The pictures that standard input names, a path a line.
///
/// Waiting for a line and reading a file both block, so they happen on a thread of their own.
actor InputPictures {
    struct InputPicture {
        let number: Int
        let path: String
        /// nil if the file cannot be read.
        let bytes: [UInt8]?
    }

    private let queue = BlockingQueue(label: "input")
    private var count = 0
    private var hasEnded = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// The next, or nil when the input has ended.
    func next() -> InputPicture? {
        guard !hasEnded, let path = readLine() else {
            hasEnded = true
            return nil
        }
        count += 1
        return InputPicture(number: count, path: path, bytes: Self.read(path))
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let stream = fopen(path, "re") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = fread(&piece, 1, piece.count, stream), count > 0 { bytes += piece[..<count] }
        return ferror(stream) == 0 ? bytes : nil
    }
}
