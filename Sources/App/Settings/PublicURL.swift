internal import HTTP

/// The address the world knows this server by: http or https, host, port and base path, and nothing else.
struct PublicURL: Sendable, Hashable {
    let scheme: String
    /// In the spelling of `HostName.canonical`.
    let host: String
    /// nil where it is the scheme's own.
    let port: UInt16?
    let path: BasePath

    /// An absolute URL without user info, query and fragment; nil for all else.
    init?(_ text: String) {
        guard let mark = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = text[mark.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard let path = slash == rest.endIndex ? .root : BasePath(String(rest[slash...])),
            let (host, port) = Self.authority(rest[..<slash])
        else { return nil }
        self.scheme = scheme
        self.host = host
        self.port = port == (scheme == "http" ? 80 : 443) ? nil : port
        self.path = path
    }

    /// Scheme, host and port, as in an Origin header.
    var origin: String {
        let host = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
    }

    /// Host and port. User info, `?` and `#` fall out here, since no host name holds their characters.
    private static func authority(_ text: Substring) -> (host: String, port: UInt16?)? {
        var name = text
        var port: UInt16?
        if let colon = text.lastIndex(of: ":"), text[colon...].firstIndex(of: "]") == nil {
            let digits = text[text.index(after: colon)...]
            guard let number = UInt16(digits), number > 0, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            (name, port) = (text[..<colon], number)
        }
        // RFC 3986 §3.2.2: an IPv6 address stands in brackets.
        guard name.hasPrefix("[") || !name.contains(":"), let host = HostName.canonical(String(name)) else {
            return nil
        }
        return (host, port)
    }
}

extension PublicURL: CustomStringConvertible {
    /// Without a slash at the end, so that a path can be put behind it.
    var description: String { origin + path.prefix }
}
