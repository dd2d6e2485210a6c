/// Every limit and time of the server.
public struct ServerConfiguration: Sendable {
    public var parser = ParserLimits()

    /// For a whole request head, from its first byte (the first one: from the connection's start).
    public var headTimeout = Duration.seconds(10)
    /// For a connection between two requests. Longer than the 60 s after which nginx lets one of its own go.
    public var idleTimeout = Duration.seconds(65)
    /// Without a byte of a body that is being read.
    public var bodyTimeout = Duration.seconds(10)
    /// A body must come at least this fast, once this long has been waited for it.
    public var bodyRate = 500
    public var bodyRateGrace = Duration.seconds(10)
    /// For a client that takes nothing of its answer.
    public var writeTimeout = Duration.seconds(30)
    /// After a refused body: how long its bytes are thrown away so that the client can read why, in all and quiet.
    public var lingerTimeout = Duration.seconds(30)
    public var lingerQuietTimeout = Duration.seconds(5)

    public var requestsPerConnection = 1_000
    public var connections = 10_000
    /// For one address (IPv6: one /64) outside `trustedProxies`.
    public var connectionsPerPeer = 64
    public var trustedProxies = AddressSet.loopback
    /// Bytes of request bodies that all handlers together may hold.
    public var bodyBudget = 512 * 1024 * 1024
    /// A body that its handler does not want is read away up to this size, so that the connection can live on.
    public var discardedBody = 64 * 1024

    /// Between the wish to stop and closing the listener, so that a balancer can hear of it.
    public var drainDelay = Duration.seconds(5)
    /// For answers that are being sent after that.
    public var drainGrace = Duration.seconds(25)

    public init() {}
}
