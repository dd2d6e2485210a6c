/// Why a text is no regular expression, or why a search was given up.
struct PatternError: Error, Equatable {
    /// The end of "The pattern …".
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
