import Glibc

/// A file with one secret in it, as container platforms mount them.
enum SecretFile {
    /// Why not, as the end of "NAME names the file 'x', which …".
    struct Refusal: Error, Equatable {
        let why: String
    }

    static let limit = 64 << 10

    /// The text without one line end at its end. An empty file is refused: it is a secret that was not mounted.
    static func read(_ path: String) throws(Refusal) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal(why: "cannot be opened: \(reason())") }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        var count = 0
        while count < bytes.count {
            let (got, why) = bytes.withUnsafeMutableBytes { buffer in
                let got = Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
                return (got, got < 0 ? errno : 0)
            }
            if got < 0 && why == EINTR { continue }
            guard got >= 0 else { throw Refusal(why: "cannot be read: \(reason(why))") }
            if got == 0 { break }
            count += got
        }
        guard count <= limit else { throw Refusal(why: "is larger than \(limit) bytes") }
        return try text(Array(bytes[..<count]))
    }

    static func text(_ bytes: [UInt8]) throws(Refusal) -> String {
        var bytes = bytes[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty else { throw Refusal(why: "is empty") }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal(why: "is not UTF-8 text") }
        return text
    }

    private static func reason(_ code: Int32 = errno) -> String {
        // glibc keeps the text of this call for each thread.
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
