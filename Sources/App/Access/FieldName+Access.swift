internal import HTTP

/// Fields by which programs say that they have no key, and are told how much they may ask.
extension FieldName {
    static let freeTier = known("x-free-tier")
    static let rateLimit = known("x-ratelimit-limit-requests")
    static let rateRemaining = known("x-ratelimit-remaining-requests")
    static let rateReset = known("x-ratelimit-reset-requests")

    private static func known(_ text: StaticString) -> FieldName {
        guard let name = FieldName(text.description) else { preconditionFailure("\(text) is no token") }
        return name
    }
}
