internal import Bytes

/// What is sent to a service.
struct TransferRequest: Sendable {
    /// http or https, without user info.
    var url: String
    /// `HeaderList` refuses those with line ends or other control characters.
    var fields: [(name: String, value: Secret)] = []
    /// Nil: GET, else POST of JSON.
    var body: TransferBody?
    var limits = TransferLimits()
    /// `user:password`, percent-encoded as in a URL; sent where no field says who asks.
    var userInfo: Secret?
    /// Decides about every address before it is connected to; with it no proxy is asked and no connection is shared.
    var socketGuard: SocketGuard?

    /// The host as it stands in the URL; an IPv6 address without its brackets.
    var host: Substring {
        let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
        let authority = url[start...].prefix { !"/?#".contains($0) }
        if authority.hasPrefix("[") { return authority.dropFirst().prefix { $0 != "]" } }
        return authority.prefix { $0 != ":" }
    }

    /// Whether the host is the machine itself.
    var isLoopback: Bool { LoopbackHost.contains(host) }
}
