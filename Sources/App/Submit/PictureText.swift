internal import Bytes
internal import Vignette

/// A picture that came as text: a data URL or plain base64.
///
/// Both are read strictly, and whatever else is an address is refused without looking where it leads.
struct PictureText: Sendable {
    let upload: Upload
    /// What the upload's bytes are in base64, as it came.
    let base64: ArraySlice<UInt8>

    /// How long a text may be that stands for so many bytes, what a data URL puts before them and blanks included.
    static func limit(forBytes count: Int) -> Int { Base64.encodedCount(count) + 1024 }

    /// Nil where there is nothing but blanks. Throws `remote_image_refused`, `too_large`, and `invalid_request` naming
    /// the field.
    static func upload(_ text: [UInt8], field: String, limit: Int) throws(Failure) -> Upload? {
        try read(text[...], field: field, limit: limit)?.upload
    }

    /// The same, with the text that it was.
    static func read(_ text: ArraySlice<UInt8>, field: String, limit: Int) throws(Failure) -> PictureText? {
        let text = ASCII.trimmed(text)
        guard !text.isEmpty else { return nil }
        guard let scheme = scheme(of: text) else {
            return PictureText(upload: Upload(try decode(text, field: field, limit: limit)), base64: text)
        }
        guard scheme == "data" else { throw Failure(.remoteImageRefused) }
        let url: DataURL
        do throws(DataURLError) {
            url = try DataURL(text)
        } catch {
            throw .invalidRequest(field: field, "holds a data URL that cannot be read")
        }
        guard url.isBase64 else { throw .invalidRequest(field: field, "holds a data URL that is not in base64") }
        let bytes = try decode(url.payload, field: field, limit: limit)
        return PictureText(upload: Upload(bytes, claimedType: url.mediaType), base64: url.payload)
    }

    /// The address of something elsewhere that a picture's text is, without the blanks around it; nil for all else. Not
    /// looked at any further.
    static func address(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let text = ASCII.trimmed(text)
        return scheme(of: text).flatMap { $0 == "data" ? nil : text }
    }

    /// Whether a text is an address of something elsewhere.
    static func isRemote(_ text: String) -> Bool {
        let text = ASCII.trimmed(Array(text.utf8))
        if text.starts(with: "//".utf8) { return true }
        return scheme(of: text).map { $0 != "data" } ?? false
    }

    /// In lower case; nil where none stands at the beginning. Base64 has no colon. RFC 3986 §3.1
    private static func scheme(of text: ArraySlice<UInt8>) -> String? {
        guard let colon = text.prefix(64).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = text[..<colon].map(ASCII.lower)
        guard let first = name.first, (0x61...0x7A).contains(first),
            name.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) })
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    private static func decode(_ text: ArraySlice<UInt8>, field: String, limit: Int) throws(Failure) -> [UInt8] {
        guard text.count <= Base64.encodedCount(limit) else {
            throw .tooLarge(limit: limit, actual: text.count / 4 * 3)
        }
        let bytes: [UInt8]
        do throws(Base64Error) {
            bytes = try Base64.decode(text)
        } catch {
            throw .invalidRequest(
                field: field, "is neither a file nor base64 on one line, with padding, by itself or in a data URL")
        }
        guard !bytes.isEmpty else { throw .decodeFailed(reason: "there is nothing in it") }
        guard bytes.count <= limit else { throw .tooLarge(limit: limit, actual: bytes.count) }
        return bytes
    }
}
