/// How much of its rate somebody has left.
struct RateStanding: Sendable, Equatable {
    /// How many questions there are when none was asked.
    let limit: Int
    /// How many can be asked now.
    let remaining: Int
    /// After what time all of them can be asked again.
    let reset: Duration
}
