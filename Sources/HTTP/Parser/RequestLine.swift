/// The first line of a request, taken apart and checked. RFC 9112 §3
struct RequestLine: Sendable {
    let method: Method
    let target: RequestTarget
    let minorVersion: Int
    /// Its bytes, line end included.
    let count: Int

    init(_ bytes: ArraySlice<UInt8>) throws(HTTPError) {
        count = bytes.count + 2
        // Exactly two spaces: white space inside a target is how one server's path becomes another's version.
        guard let first = bytes.firstIndex(of: 0x20), let last = bytes.lastIndex(of: 0x20), first < last,
            first > bytes.startIndex, last - first > 1, !bytes[(first + 1)..<last].contains(0x20)
        else {
            throw HTTPError(.badRequest, "The request line is not a method, a target and a version.")
        }
        let name = bytes[..<first]
        guard name.allSatisfy(\.isToken) else { throw HTTPError(.badRequest, "The method is no token.") }
        minorVersion = try Self.version(bytes[(last + 1)...])
        // RFC 9110 §9.1: an unrecognised method is answered 501.
        guard let method = Method(known: name) else {
            throw HTTPError(.notImplemented, "This server does not know that method.")
        }
        self.method = method
        target = try TargetParser.parse(bytes[(first + 1)..<last], method: method)
    }

    /// RFC 9112 §2.3: `HTTP/` DIGIT `.` DIGIT, case-sensitive. A minor version above 1 is read as 1.
    private static func version(_ bytes: ArraySlice<UInt8>) throws(HTTPError) -> Int {
        guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), bytes[bytes.startIndex + 6] == 0x2E,
            bytes[bytes.startIndex + 5].isDigit, bytes[bytes.startIndex + 7].isDigit
        else {
            throw HTTPError(.badRequest, "The request line names no HTTP version.")
        }
        guard bytes[bytes.startIndex + 5] == 0x31 else {
            throw HTTPError(.versionNotSupported, "This server speaks HTTP/1.1.")
        }
        return bytes[bytes.startIndex + 7] == 0x30 ? 0 : 1
    }
}
