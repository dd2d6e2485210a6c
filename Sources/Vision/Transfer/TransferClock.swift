internal import Loop

/// The times of one exchange: how far it has come, and when it has taken too long.
struct TransferClock {
    private let limits: TransferLimits
    private var wholeEnd: Moment
    private var stage = TransferError.Stage.connecting
    private var stageEnd: Moment

    init(_ limits: TransferLimits, at now: Moment) {
        self.limits = limits
        wholeEnd = now + limits.whole
        stageEnd = now + limits.connect
    }

    /// When to look next.
    var next: Moment { min(stageEnd, wholeEnd) }

    /// Anew for a request that is sent again.
    mutating func connects(at now: Moment) {
        (stage, stageEnd) = (.connecting, now + limits.connect)
    }

    mutating func waits(at now: Moment) {
        (stage, stageEnd) = (.waiting, now + limits.firstByte)
    }

    mutating func receives(at now: Moment) {
        (stage, stageEnd) = (.receiving, now + limits.silence)
    }

    /// Nothing comes, since nobody reads: that is no silence.
    mutating func pauses() {
        stageEnd = .never
    }

    /// All that is left may take so long, whatever comes meanwhile.
    mutating func hurries(_ patience: Duration, at now: Moment) {
        wholeEnd = min(wholeEnd, now + patience)
    }

    /// The limit that is over.
    func expired(at now: Moment) -> TransferError.Kind? {
        if wholeEnd <= now { return .timeout(limits.whole, .whole) }
        return stageEnd <= now ? stageTimeout : nil
    }

    /// The limit of the stage, for libcurl's own finding that it is over.
    var stageTimeout: TransferError.Kind {
        switch stage {
        case .connecting: .timeout(limits.connect, .connecting)
        case .waiting: .timeout(limits.firstByte, .waiting)
        case .receiving: .timeout(limits.silence, .receiving)
        case .whole: .timeout(limits.whole, .whole)
        }
    }
}
