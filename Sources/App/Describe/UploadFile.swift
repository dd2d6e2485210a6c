internal import Glibc
internal import Vignette

/// A picture in a file, or on standard input.
enum UploadFile {
    /// - Parameter path: `-` is standard input.
    static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(errno) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count throws(Failure) in
                var step: Int
                // Never more than the buffer holds.
                repeat {
                    step = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                } while step < 0 && errno == EINTR
                guard step >= 0 else { throw unreadable(errno) }
                count = step
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

    private static let advice = "Name a picture file, or - for standard input."

    private static func unreadable(_ code: Int32) -> Failure {
        Failure(
            .noPicture, message: "This file cannot be read: \(String(cString: strerror(code))).",
            advice: Self.advice)
    }
}
