/// How much a picture that is fetched may take.
public struct FetchLimits: Sendable, Equatable {
    /// Of the picture.
    public var bytes: Int
    /// All together, however often an address leads on.
    public var whole: Duration
    /// Until a connection stands, name look-up and TLS included.
    public var connect: Duration
    /// How often an address may lead on to another.
    public var redirects: Int
    /// How many are fetched at once. Four times as many may wait, each no longer than `patience`.
    public var atOnce: Int
    public var patience: Duration

    public init(
        bytes: Int, whole: Duration = .seconds(15), connect: Duration = .seconds(5), redirects: Int = 3,
        atOnce: Int = 8, patience: Duration = .seconds(5)
    ) {
        self.bytes = bytes
        self.whole = whole
        self.connect = connect
        self.redirects = redirects
        self.atOnce = atOnce
        self.patience = patience
    }
}
