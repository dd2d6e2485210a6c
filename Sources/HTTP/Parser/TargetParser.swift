/// Reads the four forms of a request target. RFC 9112 §3.2
enum TargetParser {
    static func parse(_ bytes: ArraySlice<UInt8>, method: Method) throws(HTTPError) -> RequestTarget {
        if bytes.first == 0x2F { return try origin(bytes, authority: nil) }
        if bytes.elementsEqual("*".utf8) {
            // RFC 9112 §3.2.4
            guard method == .options else { throw HTTPError(.badRequest, "Only OPTIONS takes the target *.") }
            return RequestTarget(path: "*")
        }
        return try absolute(bytes)
    }

    private static func origin(
        _ bytes: ArraySlice<UInt8>, authority: String?
    ) throws(HTTPError) -> RequestTarget {
        try checkPercents(bytes)
        guard let mark = bytes.firstIndex(of: 0x3F) else {
            return RequestTarget(path: try path(bytes), query: nil, authority: authority)
        }
        return RequestTarget(
            path: try path(bytes[..<mark]), query: String(decoding: bytes[(mark + 1)...], as: UTF8.self),
            authority: authority)
    }

    private static func path(_ bytes: ArraySlice<UInt8>) throws(HTTPError) -> String {
        // A fragment never travels; in a path it would hide from one reader what another sees.
        guard !bytes.contains(0x23) else { throw HTTPError(.badRequest, "The path holds a fragment.") }
        return bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
    }

    /// RFC 9112 §3.2.2: servers must take the absolute form, and its authority beats the Host field.
    private static func absolute(_ bytes: ArraySlice<UInt8>) throws(HTTPError) -> RequestTarget {
        guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "://".utf8) else {
            throw HTTPError(.badRequest, "The target is neither a path nor an absolute URL.")
        }
        let scheme = String(decoding: bytes[..<colon].map(\.lowercased), as: UTF8.self)
        guard scheme == "http" || scheme == "https" else {
            throw HTTPError(.badRequest, "The target's scheme is neither http nor https.")
        }
        let rest = bytes[(colon + 3)...]
        let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.endIndex
        guard end > rest.startIndex, HostField.isValid(rest[..<end]) else {
            throw HTTPError(.badRequest, "The target's host is not valid.")
        }
        return try origin(rest[end...], authority: String(decoding: rest[..<end], as: UTF8.self))
    }

    /// RFC 3986 §2.1: `%` and two hex digits; and never NUL, which ends a name for C code behind us.
    private static func checkPercents(_ bytes: ArraySlice<UInt8>) throws(HTTPError) {
        var rest = bytes
        while let percent = rest.firstIndex(of: 0x25) {
            guard percent + 2 < rest.endIndex, let high = rest[percent + 1].hexValue,
                let low = rest[percent + 2].hexValue, high | low != 0
            else {
                throw HTTPError(.badRequest, "The target holds a percent sign that encodes nothing, or NUL.")
            }
            rest = rest[(percent + 3)...]
        }
    }
}
