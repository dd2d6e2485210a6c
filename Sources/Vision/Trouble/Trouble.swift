/// What an upstream error means, whatever the service's dialect: each is either mended by asking otherwise or becomes a
/// `Failure`.
enum Trouble: Sendable, Equatable {
    // Failures.
    case keyRefused
    case quotaUsedUp
    case rateLimited(retryAfter: Duration?)
    case overloaded(retryAfter: Duration?)
    /// The service's own patience with whatever lies behind it.
    case timedOut
    /// What lies behind the service (a proxy's model) cannot be reached.
    case unreachableBehind
    case modelUnknown
    /// It wants a model named, and none was.
    case modelMissing
    /// It has none ready to be asked.
    case noModelLoaded
    /// The model does not fit into the memory there.
    case modelTooLarge
    case modelCannotSee
    case pictureRefused
    /// At most so many pictures, where it says.
    case tooManyPictures(limit: Int?)
    /// The category, where it says.
    case moderated(category: String?)
    /// Nothing answers at this address.
    case wrongAddress
    /// The proxy on the way there refused.
    case proxyRefused

    // Mended by asking otherwise, and failures where that does not help.
    /// The answer may not be as long as was asked for: only so many tokens, where it says.
    case answerTooLong(room: Int?)
    case contextOverflow
    case bodyTooLarge
    /// It knows the limit of the answer's length by the other name.
    case tokenLimitName
    case temperatureRefused
    case systemPromptRefused
    case streamOptionsRefused
    case reasoningEffortRefused

    case other
}
