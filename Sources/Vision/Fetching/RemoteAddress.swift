internal import Bytes

/// An http or https address as it is asked for: read once and strictly, then written anew.
///
/// Only what is written here reaches libcurl, so that no two readers can understand the same text differently. A host is
/// a name of ASCII letters, an IPv4 address in its one usual spelling or an IPv6 address in brackets. There is no user,
/// no backslash, no blank and no control character in it; a fragment stays here.
struct RemoteAddress: Sendable, Equatable {
    enum Scheme: String, Sendable {
        case http
        case https
    }

    static let longest = 2048

    let scheme: Scheme
    /// In lower case, an IPv6 address with its brackets.
    let host: String
    /// Nil where it is the scheme's own.
    let port: UInt16?
    /// Path and query in ASCII. Begins with a slash.
    let target: String

    /// As it is asked for.
    var url: String { "\(scheme.rawValue)://\(host)\(port.map { ":\($0)" } ?? "")\(target)" }

    /// - Parameter text: without blanks around it.
    init?(_ text: some Collection<UInt8>) {
        guard text.count <= Self.longest, let scheme = Self.scheme(of: text) else { return nil }
        let rest = text.dropFirst(scheme.rawValue.utf8.count + 3)
        let authority = rest.prefix { !"/?#".utf8.contains($0) }
        guard let (host, port) = Self.hostAndPort(authority),
            let target = Self.target(rest.dropFirst(authority.count))
        else { return nil }
        self.init(scheme: scheme, host: host, port: port, target: target)
    }

    init(scheme: Scheme, host: String, port: UInt16?, target: String) {
        self.scheme = scheme
        self.host = host
        self.port = port == (scheme == .http ? 80 : 443) ? nil : port
        self.target = target
    }

    /// `http://` and `https://` in any case. RFC 9110 §4.2
    private static func scheme(of text: some Collection<UInt8>) -> Scheme? {
        let start = text.prefix("https://".utf8.count).map(ASCII.lower)
        if start.starts(with: "http://".utf8) { return .http }
        return start.starts(with: "https://".utf8) ? .https : nil
    }

    private static func hostAndPort(_ text: some Collection<UInt8>) -> (String, UInt16?)? {
        let hostText: [UInt8]
        if text.first == UInt8(ascii: "[") {
            let inside = text.dropFirst().prefix { $0 != UInt8(ascii: "]") }
            guard inside.count + 2 <= text.count else { return nil }
            hostText = Array(text.prefix(inside.count + 2))
        } else {
            hostText = Array(text.prefix { $0 != UInt8(ascii: ":") })
        }
        guard let host = Self.host(hostText) else { return nil }
        let rest = text.dropFirst(hostText.count)
        guard let colon = rest.first else { return (host, nil) }
        let digits = rest.dropFirst()
        // An empty one is as good as none for some readers, and no port for others.
        guard colon == UInt8(ascii: ":"), (1...5).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = UInt16(String(decoding: digits, as: UTF8.self))
        else { return nil }
        return (host, port)
    }

    /// Path and query: what RFC 3986 allows stands as it is, a backslash, a blank or a control character nowhere, and all
    /// else is percent-encoded. What follows a `#` is held to the same and left out.
    static func target(_ text: some Collection<UInt8>) -> String? {
        var target: [UInt8] = []
        var isFragment = false
        var escaped = 0
        if text.first != UInt8(ascii: "/") { target.append(UInt8(ascii: "/")) }
        for byte in text {
            if escaped > 0 {
                guard isHex(byte) else { return nil }
                escaped -= 1
            } else if byte == UInt8(ascii: "%") {
                escaped = 2
            }
            switch byte {
            case ...0x20, 0x7F, UInt8(ascii: "\\"): return nil
            case UInt8(ascii: "#"): isFragment = true
            case _ where isFragment: break
            case _ where isPlain(byte): target.append(byte)
            default: target += Array("%".utf8) + Hex.encode([byte]).utf8
            }
        }
        return escaped == 0 ? String(decoding: target, as: UTF8.self) : nil
    }

    static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(ASCII.lower(byte))
    }

    /// RFC 3986 §3.3 and §3.4: `pchar`, the slash and the question mark.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~!$&'()*+,;=:@/?%".utf8.contains(byte)
        }
    }
}
