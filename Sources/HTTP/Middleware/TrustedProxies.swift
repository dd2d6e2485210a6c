/// Finds out who the client is, and how it calls this server, from what trusted proxies say about it.
///
/// Believed is only what a trusted peer sent; the client is the rightmost hop that is not trusted. Both dialects are
/// read, X-Forwarded-* and Forwarded (RFC 7239). Where a request carries both and they name different clients, one of
/// them passed through the proxy unread, so neither is believed.
public struct TrustedProxies: Sendable {
    private let trusted: AddressSet

    public init(_ trusted: AddressSet) {
        self.trusted = trusted
    }

    /// - Parameter prefix: what stands before our paths when no proxy names another prefix.
    public func middleware(prefix: String = "") -> Middleware {
        { next in
            { request in
                var request = request
                request.client.prefix = prefix
                if trusted.contains(request.client.peer) { apply(request.fields, to: &request.client) }
                return try await next(request)
            }
        }
    }

    private static let fields: [FieldName] = [
        .forwarded, .xForwardedFor, .xForwardedProto, .xForwardedHost, .xForwardedPrefix,
    ]

    func apply(_ fields: Fields, to client: inout Client) {
        client.isForwarded = Self.fields.contains { fields.contains($0) }
        let old = ForwardedHops(xForwarded: fields)
        let new = ForwardedHops(forwarded: fields)
        let oldHop = origin(of: old, behind: client.peer)
        let newHop = origin(of: new, behind: client.peer)
        if !old.isEmpty, !new.isEmpty, oldHop.address != newHop.address { return }
        let hops = old.isEmpty ? new : old
        let found = old.isEmpty ? newHop : oldHop
        if !hops.isEmpty { client.address = found.address }
        if let scheme = hops.scheme(at: found.index) { client.scheme = scheme }
        if let host = hops.host(at: found.index) { client.host = host }
        // Anything but a plain path could turn a link of ours into one to elsewhere: `//evil.example` above all.
        if let prefix = fields[.xForwardedPrefix].flatMap({ BasePath($0) }) { client.prefix = prefix.prefix }
    }

    /// Walks from the peer outwards as long as the hops are trusted.
    private func origin(of hops: ForwardedHops, behind peer: Peer) -> (address: IPAddress?, index: Int?) {
        var address: IPAddress?
        if case .address(let peerAddress) = peer { address = peerAddress }
        var index: Int?
        for position in hops.addresses.indices.reversed() {
            // `unknown`, a name or nonsense: whoever is behind it cannot be told apart.
            guard let hop = hops.addresses[position] else { return (address, index) }
            address = hop
            index = position
            guard trusted.contains(hop) else { break }
        }
        return (address, index)
    }
}
