/// A `data:` URL taken apart (RFC 2397): what it says its payload is, and the payload as a slice of the text.
///
/// Nothing is copied but the media type. A base64 payload is not looked at: `Base64.decode` is its judge.
public struct DataURL: Sendable, Hashable {
    /// The longest media type, with its parameters and without `;base64`, that is read.
    public static let mediaTypeLimit = 128

    /// Type and subtype in lower case, without parameters; `text/plain` if the URL names none.
    public let mediaType: String
    public let isBase64: Bool
    /// What follows the comma; its indices are those of the text it was taken from.
    public let payload: ArraySlice<UInt8>

    /// Takes `text` apart. Time does not depend on the length of a base64 payload.
    public init(_ text: ArraySlice<UInt8>) throws(DataURLError) {
        let scheme = text.prefix(5)
        guard lowercased(scheme).elementsEqual("data:".utf8) else { throw .scheme }

        let flag = ";base64"
        let window = text[scheme.endIndex...].prefix(Self.mediaTypeLimit + flag.utf8.count + 1)
        guard let comma = window.firstIndex(of: UInt8(ascii: ",")) else {
            throw window.endIndex == text.endIndex ? .noComma : .mediaTypeTooLong
        }
        var header = window[..<comma]
        isBase64 = lowercased(header.suffix(flag.utf8.count)).elementsEqual(flag.utf8)
        if isBase64 { header.removeLast(flag.utf8.count) }
        guard header.count <= Self.mediaTypeLimit else { throw .mediaTypeTooLong }
        guard !header.contains(UInt8(ascii: "%")) else { throw .percentEncoded }

        mediaType = try essence(of: header)
        payload = text[text.index(after: comma)...]
        if !isBase64 { try check(payload) }
    }

    public init(_ text: [UInt8]) throws(DataURLError) {
        try self.init(text[...])
    }
}

private func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map(ASCII.lower)
}

/// Type and subtype of a header without its base64 flag; every parameter must be `attribute=value`.
private func essence(of header: ArraySlice<UInt8>) throws(DataURLError) -> String {
    let parts = header.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    for parameter in parts.dropFirst() {
        let sides = parameter.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy(isToken) else { throw .mediaType }
    }
    // RFC 2397 section 3: without a media type it is text/plain.
    guard let type = parts.first, !type.isEmpty else { return "text/plain" }
    let names = type.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard names.count == 2, names.allSatisfy(isToken) else { throw .mediaType }
    return String(decoding: lowercased(type), as: UTF8.self)
}

/// RFC 2045 section 5.1: a token is ASCII without spaces, controls and the special characters.
private func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"()<>@,;:\\\"/[]?=".utf8.contains($0) }
}

/// RFC 3986 section 2: a URL holds printable ASCII alone; `%` begins an encoding, `#` a fragment.
private func check(_ payload: ArraySlice<UInt8>) throws(DataURLError) {
    for byte in payload {
        if byte == UInt8(ascii: "%") { throw .percentEncoded }
        guard byte > 0x20, byte < 0x7f, byte != UInt8(ascii: "#") else { throw .payload }
    }
}
