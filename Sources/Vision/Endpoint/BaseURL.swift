/// Where an endpoint's addresses begin: scheme, host, port and path, as its owner wrote them, tidied.
///
/// Slashes at the end go, a pasted `/chat/completions` or `/moderations` is cut, and where no segment of the path looks like a
/// version (`v1`), `/v1` is added; whoever has no such segment answers without it, which is tried once.
public struct BaseURL: Sendable, Hashable {
    public let scheme: String
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    public let port: Int
    /// Without a slash at the end; empty for none.
    public let path: String
    /// Whether the path got its `/v1` here.
    public let hasAddedVersion: Bool
    /// `user:password`, percent-decoded by nobody; never shown.
    let userInfo: String?

    /// Nil for all that is no http or https URL without query and fragment.
    public init?(_ text: String) {
        guard let mark = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = text[mark.upperBound...]
        guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.refused.contains($0) }) else { return nil }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var authority = rest[..<slash]
        var userInfo: String?
        if let at = authority.lastIndex(of: "@") {
            userInfo = String(authority[..<at])
            authority = authority[authority.index(after: at)...]
        }
        guard let (host, port) = Self.hostAndPort(authority) else { return nil }
        self.scheme = scheme
        self.host = host
        self.port = port ?? (scheme == "http" ? 80 : 443)
        self.userInfo = userInfo
        var segments = rest[slash...].split(separator: "/").map(String.init)
        if segments.suffix(2) == ["chat", "completions"] { segments.removeLast(2) }
        if segments.last == "moderations" { segments.removeLast() }
        hasAddedVersion = !segments.contains(where: Self.isVersion)
        if hasAddedVersion { segments.append("v1") }
        path = segments.map { "/" + $0 }.joined()
    }

    private init(_ base: BaseURL, path: String) {
        (scheme, host, port, userInfo) = (base.scheme, base.host, base.port, base.userInfo)
        self.path = path
        hasAddedVersion = false
    }

    /// Whether it says who asks.
    public var hasUserInfo: Bool { userInfo != nil }

    /// Whether both have the same scheme, host, port and path, whoever asks.
    public func isSamePlace(as other: BaseURL) -> Bool {
        (scheme, host, port, path) == (other.scheme, other.host, other.port, other.path)
    }

    /// The form without the version that was added; nil where none was.
    var withoutVersion: BaseURL? {
        hasAddedVersion ? BaseURL(self, path: String(path.dropLast("/v1".count))) : nil
    }

    /// Without a version at its end, whoever wrote it: where servers keep what is no part of the protocol.
    var withoutLastVersion: BaseURL {
        let segments = path.split(separator: "/")
        guard let last = segments.last, Self.isVersion(String(last)) else { return self }
        return BaseURL(self, path: segments.dropLast().map { "/" + $0 }.joined())
    }

    /// Scheme, host and port; without user info.
    var origin: String {
        let isUsual = port == (scheme == "http" ? 80 : 443)
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host)" + (isUsual ? "" : ":\(port)")
    }

    /// Whether the host is the machine itself.
    public var isLoopback: Bool { LoopbackHost.contains(host) }

    /// What a URL may hold but a base URL may not: query, fragment, and what RFC 3986 allows nowhere.
    private static let refused = Set("?#\"<>\\^`{|}".utf8)

    /// `v1`, `v2`, `v1beta`.
    private static func isVersion(_ segment: String) -> Bool {
        let digits = segment.utf8.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard segment.utf8.first == UInt8(ascii: "v"), !digits.isEmpty else { return false }
        return ["", "alpha", "beta"].contains(String(segment.utf8.dropFirst(1 + digits.count)) ?? "")
    }

    private static func hostAndPort(_ text: Substring) -> (host: String, port: Int?)? {
        var name = text
        var port: Int?
        // RFC 3986 §3.2.2: an IPv6 address stands in brackets, so a colon behind it begins the port.
        if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
            let digits = text[text.index(after: colon)...]
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(digits), number > 0 else {
                return nil
            }
            (name, port) = (text[..<colon], Int(number))
        }
        if name.hasPrefix("["), name.hasSuffix("]") {
            name = name.dropFirst().dropLast()
            guard name.contains(":"), name.utf8.allSatisfy({ isHexadecimal($0) || $0 == 0x3A || $0 == 0x2E }) else {
                return nil
            }
        } else {
            guard name.utf8.allSatisfy(isHostByte) else { return nil }
        }
        return name.isEmpty ? nil : (name.lowercased(), port)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D || byte == 0x2E
            || byte == 0x5F
    }
}

extension BaseURL: CustomStringConvertible {
    /// Without user info.
    public var description: String { origin + path }
}
