internal import Vignette

/// Whether the rest is worth asking about, and what the command ends with, from what came of the questions so far.
///
/// A key that is refused and credit that is used up hold for every question. That a service cannot be reached, has no
/// such model or none that sees is believed the second time, with no answer between: gateways say the same where
/// a single picture was too much for what runs behind them.
struct Outlook: Sendable {
    enum Status {
        static let done: Int32 = 0
        static let incomplete: Int32 = 1
        /// The model service could not be asked about anything.
        static let notAsked: Int32 = 3
    }

    /// Why nothing else needs to be asked; nil where the next question may do better.
    private(set) var hopelessness: Failure?
    private var hasAnswer = false
    private var hasFailure = false
    private var hasSuspicion = false
    /// Suspicious failures since the last answer.
    private var suspicions = 0

    private static let certainAt = 2

    mutating func add(_ outcome: Result<Answer, Failure>) {
        switch outcome {
        case .success:
            hasAnswer = true
            suspicions = 0
        case .failure(let failure):
            hasFailure = true
            let weight = Self.weight(of: failure.code)
            suspicions += weight
            if weight > 0 { hasSuspicion = true }
            if weight > 0, suspicions >= Self.certainAt { hopelessness = hopelessness ?? failure }
        }
    }

    /// The exit status, if this is all.
    var status: Int32 {
        guard hasFailure else { return Status.done }
        return hasSuspicion && !hasAnswer ? Status.notAsked : Status.incomplete
    }

    private static func weight(of code: Failure.Code) -> Int {
        switch code {
        case .upstreamAuth, .upstreamQuota: certainAt
        case .upstreamUnreachable, .notConfigured, .modelNotFound, .modelCannotSee: 1
        default: 0
        }
    }
}
