internal import Bytes

extension RemoteAddress {
    /// Where a `Location` that was sent from here leads; nil where it is no http or https address. RFC 3986 §5.2
    func following(_ location: String) -> RemoteAddress? {
        let text = ASCII.trimmed(Array(location.utf8))
        guard !text.isEmpty, text.count <= Self.longest else { return nil }
        if let whole = RemoteAddress(text) { return whole }
        if text.starts(with: "//".utf8) { return RemoteAddress(Array("\(scheme.rawValue):".utf8) + text) }
        // What begins with a scheme that was refused above is no path either.
        let segment = text.prefix { !"/?#".utf8.contains($0) }
        guard !segment.contains(UInt8(ascii: ":")) else { return nil }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
        let merged: [UInt8] =
            switch text.first {
            case UInt8(ascii: "/"): Array(text)
            case UInt8(ascii: "?"): Array(path) + text
            case UInt8(ascii: "#"): Array(target.utf8) + text
            default: Array(path.prefix((path.lastSlash ?? 0) + 1)) + text
            }
        guard merged.count <= Self.longest else { return nil }
        // Dots in it are libcurl's to resolve, as in every other address.
        return Self.target(merged).map { RemoteAddress(scheme: scheme, host: host, port: port, target: $0) }
    }
}

extension Collection<UInt8> {
    /// How many bytes stand before the last slash.
    fileprivate var lastSlash: Int? {
        Array(self).lastIndex(of: UInt8(ascii: "/"))
    }
}
