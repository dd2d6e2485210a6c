/// What proxies say of the hops behind them: one element a hop, the outermost first.
struct ForwardedHops: Sendable {
    /// Nil for a hop that names no address.
    private(set) var addresses: [IPAddress?] = []
    private var schemes: [String?] = []
    private var hosts: [String?] = []

    var isEmpty: Bool { addresses.isEmpty && schemes.isEmpty && hosts.isEmpty }

    /// X-Forwarded-For, -Proto and -Host.
    init(xForwarded fields: Fields) {
        addresses = fields.list(.xForwardedFor).map { Self.address($0) }
        schemes = fields.list(.xForwardedProto)
        hosts = fields.list(.xForwardedHost)
    }

    /// Forwarded: RFC 7239 §4.
    init(forwarded fields: Fields) {
        for element in fields.list(.forwarded) {
            var pairs: [String: String] = [:]
            for pair in element.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { continue }
                let name = Substring(parts[0].utf8.trimmingBlanks).lowercased()
                pairs[name] = Self.unquoted(String(Substring(parts[1].utf8.trimmingBlanks)))
            }
            addresses.append(pairs["for"].flatMap { Self.address($0) })
            schemes.append(pairs["proto"])
            hosts.append(pairs["host"])
        }
    }

    /// What the hop said, or the nearest proxy where the lists do not go hand in hand.
    func scheme(at index: Int?) -> String? {
        let scheme = value(schemes, at: index)?.lowercased()
        return scheme == "http" || scheme == "https" ? scheme : nil
    }

    func host(at index: Int?) -> String? {
        guard let host = value(hosts, at: index), !host.isEmpty, HostField.isValid(Array(host.utf8)[...]) else {
            return nil
        }
        return host
    }

    private func value(_ list: [String?], at index: Int?) -> String? {
        if let index, list.count == addresses.count { return list[index] }
        return list.last ?? nil
    }

    /// An address, perhaps with a port: `192.0.2.1:4711`, `[2001:db8::1]:4711`, `2001:db8::1`.
    private static func address(_ text: String) -> IPAddress? {
        let text = unquoted(text)
        if text.hasPrefix("[") { return IPAddress(String(text.dropFirst().prefix { $0 != "]" })) }
        if text.utf8.count(where: { $0 == 0x3A }) == 1 { return IPAddress(String(text.prefix { $0 != ":" })) }
        return IPAddress(text)
    }

    private static func unquoted(_ text: String) -> String {
        text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()) : text
    }
}
