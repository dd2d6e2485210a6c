/// How long one exchange may take.
public struct TransferLimits: Sendable, Equatable {
    /// Until the connection stands, name look-up and TLS included.
    public var connect: Duration
    /// From then until the first byte of the reply.
    public var firstByte: Duration
    /// Between two pieces of the reply.
    public var silence: Duration
    /// All together.
    public var whole: Duration

    public init(
        connect: Duration = .seconds(5), firstByte: Duration = .seconds(300), silence: Duration = .seconds(120),
        whole: Duration = .seconds(600)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.silence = silence
        self.whole = whole
    }
}
