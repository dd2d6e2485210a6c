/// The names under which a server may be called.
///
/// A page of somebody else's whose name is made to resolve to our address (DNS rebinding) calls us by that name: it is
/// turned away here with 421.
public struct AllowedHosts: Sendable, Equatable {
    private let names: Set<String>
    private let takesAny: Bool

    /// - Parameter names: host names; `*` for any. `localhost` and numeric addresses are always allowed: no name resolves
    ///   to them by trickery.
    public init(_ names: [String]) {
        let lower = names.map { $0.lowercased() }
        takesAny = lower.contains("*")
        self.names = Set(lower + ["localhost"])
    }

    /// - Parameter host: a Host field's value: name or address, with or without a port.
    public func contains(_ host: String) -> Bool {
        if takesAny || host.isEmpty { return true }
        if host.hasPrefix("[") { return Self.isAddress(host) }
        let name = host.prefix { $0 != ":" }.lowercased()
        return names.contains(name) || IPAddress(name) != nil
    }

    /// Whether it is an IPv6 address in brackets and nothing behind it but a port.
    private static func isAddress(_ host: String) -> Bool {
        let parts = host.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].contains(":"), IPAddress(String(parts[0])) != nil else { return false }
        return parts[1].isEmpty || parts[1].hasPrefix(":")
    }
}

/// Answers 421 to requests for other hosts. RFC 9110 §15.5.20
///
/// Both names must be ours, the one that the request itself carries and the one that a trusted proxy forwards: a page
/// whose name was rebound to this machine talks to us as a local, and so trusted, peer, and may set any field.
public func allowedHosts(_ hosts: AllowedHosts) -> Middleware {
    { next in
        { request in
            let own = request.target.authority ?? request.fields[.host] ?? ""
            guard hosts.contains(own), hosts.contains(request.client.host) else {
                throw HTTPError(
                    .misdirectedRequest,
                    "This server is not known under the name \(hosts.contains(own) ? request.client.host : own).")
            }
            return try await next(request)
        }
    }
}
