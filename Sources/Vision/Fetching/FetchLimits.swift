/// How much a picture that is fetched may take.
public struct FetchLimits: Sendable, Equatable {
    /// Of the picture.
    public var bytes: Int
    /// Of all pictures that are fetched or have been and are still being worked on; at least as many as one may have.
    public var allBytes: Int
    /// All together, however often an address leads on.
    public var whole: Duration
    /// Until a connection stands, name look-up and TLS included.
    public var connect: Duration
    /// Bytes a second that a picture must come at, once it has been coming for `grace`. Nor may it pause for that long.
    public var rate: Int
    public var grace: Duration
    /// How often an address may lead on to another.
    public var redirects: Int
    /// How many are fetched at once. Four times as many may wait, each no longer than `patience`.
    public var atOnce: Int
    /// How many of them for one caller, of whom again four times as many may wait.
    public var perCaller: Int
    public var patience: Duration

    public init(
        bytes: Int, allBytes: Int = 128 << 20, whole: Duration = .seconds(15), connect: Duration = .seconds(5),
        rate: Int = 10_000, grace: Duration = .seconds(3), redirects: Int = 3, atOnce: Int = 8, perCaller: Int = 2,
        patience: Duration = .seconds(5)
    ) {
        self.bytes = bytes
        self.allBytes = max(allBytes, bytes)
        self.whole = whole
        self.connect = connect
        self.rate = rate
        self.grace = grace
        self.redirects = redirects
        self.atOnce = atOnce
        self.perCaller = perCaller
        self.patience = patience
    }

    /// Whether so many bytes since the reply's head are too few.
    func isTooSlow(_ count: Int, in time: Duration) -> Bool {
        time > grace && Double(count) < Double(rate) * (time / .seconds(1))
    }
}
