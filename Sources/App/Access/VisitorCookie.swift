internal import Bytes
internal import HTTP
internal import Vignette

/// What a browser holds so that its owner is known again: 128 random bits, whose SHA-256 alone is kept here.
///
/// A database that gets into wrong hands makes nobody an owner.
struct VisitorCookie: Sendable, Equatable {
    static let name = "vignette"
    /// The longest that browsers keep any.
    static let lifetime = 400 * 24 * 60 * 60

    /// 32 lower-case hexadecimal digits.
    let token: String
    let owner: Owner

    /// Nil for what was not made here.
    init?(token: some StringProtocol) {
        let text = String(token)
        guard text.utf8.count == 32,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            // libcrypto fails for want of memory alone; nobody is an owner then.
            let digest = try? SHA256.digest(of: text.utf8)
        else { return nil }
        self.token = text
        owner = Owner(.visitor, digest.hex)
    }

    static func random() throws(Failure) -> VisitorCookie {
        guard let cookie = VisitorCookie(token: Hex.encode(RandomBytes.make(16))) else {
            throw Failure(.internal, detail: "no digest of a new cookie could be made")
        }
        return cookie
    }

    /// The first of that name that was made here: of several the browser sends the one for the longest path first.
    /// RFC 6265 §4.2.1, §5.4
    init?(in fields: Fields) {
        for field in fields.values(.cookie) {
            for pair in field.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = Substring(ASCII.trimmed(pair))
                guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")), pair[..<equals] == Self.name else {
                    continue
                }
                var value = pair[pair.utf8.index(after: equals)...]
                if value.utf8.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") {
                    value = value.dropFirst().dropLast()
                }
                if let cookie = VisitorCookie(token: value) {
                    self = cookie
                    return
                }
            }
        }
        return nil
    }

    /// The value of Set-Cookie. Lax is enough: what changes anything is a POST, and foreign ones are refused.
    ///
    /// - Parameter prefix: the base path as the browser sees it, in the form that `BasePath` allows.
    func field(prefix: String, isSecure: Bool) -> String {
        "\(Self.name)=\(token); Path=\(prefix.isEmpty ? "/" : prefix); Max-Age=\(Self.lifetime); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }
}
