internal import Bytes
internal import HTTP

/// A text field of a form.
///
/// What is too long is read to its end and cut, so that the fields behind it are not lost.
struct FormText: Sendable {
    let text: String
    /// Of all that came.
    let digest: SHA256.Digest
    let isCut: Bool

    /// In bytes.
    static let limit = FormLimits().text

    /// Throws 400 where it is no UTF-8 or holds NUL.
    init(reading part: FormPart) async throws {
        var hash = try SHA256()
        var bytes: [UInt8] = []
        var isCut = false
        while let piece = try await part.read() {
            try hash.update(piece)
            let room = Self.limit - bytes.count
            if piece.count > room { isCut = true }
            bytes += piece.prefix(room)
        }
        if isCut { Self.dropLastLetter(of: &bytes) }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw HTTPError(.badRequest, "The field \"\(part.name)\" is no UTF-8 text.")
        }
        self.text = text
        self.isCut = isCut
        digest = try hash.finish()
    }

    /// The cut may have gone through it.
    private static func dropLastLetter(of bytes: inout [UInt8]) {
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
    }
}
