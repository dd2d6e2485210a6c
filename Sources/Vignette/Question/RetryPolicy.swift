/// How often, and after what pause, a question is asked again by itself.
///
/// Only where nothing of an answer had come, the failure says of itself that it can pass, and it is of a kind that
/// passes without anybody doing anything.
public struct RetryPolicy: Sendable, Equatable {
    /// How many times a question is asked again.
    public var limit: Int
    /// The first pause; each next one is twice as long.
    public var shortest: Duration
    /// No pause of our own is longer.
    public var longest: Duration
    /// How long a service may ask us to wait. What is above fails at once.
    public var patience: Duration

    public init(
        limit: Int = 2, shortest: Duration = .milliseconds(500), longest: Duration = .seconds(8),
        patience: Duration = .seconds(120)
    ) {
        self.limit = limit
        self.shortest = shortest
        self.longest = longest
        self.patience = patience
    }

    /// How long to wait before the question is asked again; nil where it is not.
    ///
    /// - Parameters:
    ///   - attempt: how many times it was asked so far, at least 1.
    ///   - hasReceived: whether a piece of an answer had come.
    ///   - random: from 0 up to 1: takes up to a quarter off our own pauses, so that many who failed together do not
    ///     come back together.
    public func pause(after failure: Failure, attempt: Int, hasReceived: Bool, random: Double) -> Duration? {
        guard failure.canRetry, !hasReceived, attempt <= min(limit, times(for: failure.code)) else { return nil }
        if let asked = failure.retryAfter {
            let asked = Duration.seconds(max(0, asked))
            return asked <= patience ? asked : nil
        }
        // No factor can overflow: a doubling more than 30 times is far above any longest pause.
        let own = min(longest, shortest * (1 << min(max(0, attempt - 1), 30)))
        return own * (1 - min(max(random, 0), 1) / 4)
    }

    private func times(for code: Failure.Code) -> Int {
        switch code {
        // Moderation comes before the question, which was not even sent.
        case .upstreamUnreachable, .upstreamOverloaded, .upstreamTimeout, .rateLimited, .moderationUnavailable: .max
        // A fault inside the service: mostly the same again.
        case .upstreamError: 1
        default: 0
        }
    }
}
