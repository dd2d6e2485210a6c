/// The names under which a server may be called.
///
/// A page of somebody else's whose name is made to resolve to our address (DNS rebinding) calls us by that name: it is
/// turned away here with 421.
public struct AllowedHosts: Sendable, Equatable {
    private let names: Set<String>
    private let suffixes: [String]
    private let takesAny: Bool

    /// - Parameter names: host names; `*.example.com` stands for all names below; `*` for any. `localhost` and numeric
    ///   addresses are always allowed: no name resolves to them by trickery.
    public init(_ names: [String]) {
        let lower = names.map { $0.lowercased() }
        takesAny = lower.contains("*")
        suffixes = lower.filter { $0.hasPrefix("*.") }.map { String($0.dropFirst()) }
        self.names = Set(lower + ["localhost"])
    }

    /// - Parameter host: a Host field's value: name or address, with or without a port.
    public func contains(_ host: String) -> Bool {
        if takesAny || host.isEmpty { return true }
        let name = Self.withoutPort(host).lowercased()
        return names.contains(name) || suffixes.contains { name.hasSuffix($0) } || IPAddress(name) != nil
    }

    private static func withoutPort(_ host: String) -> Substring {
        if host.hasPrefix("[") { return host.dropFirst().prefix { $0 != "]" } }
        return host.prefix { $0 != ":" }
    }
}

/// Answers 421 to requests for other hosts. RFC 9110 §15.5.20
public func allowedHosts(_ hosts: AllowedHosts) -> Middleware {
    { next in
        { request in
            guard hosts.contains(request.client.host) else {
                throw HTTPError(
                    .misdirectedRequest, "This server is not known under the name \(request.client.host).")
            }
            return try await next(request)
        }
    }
}
