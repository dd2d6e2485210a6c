internal import HTTP

/// Fields that only this program reads or writes.
extension FieldName {
    static let crossOriginResourcePolicy = known("cross-origin-resource-policy")
    static let imageTokens = known("x-vignette-image-tokens")
    static let xShouldRetry = known("x-should-retry")
    static let idempotencyKey = known("idempotency-key")
    static let lastEventID = known("last-event-id")
    static let origin = known("origin")
    static let prefer = known("prefer")
    static let preferenceApplied = known("preference-applied")
    static let refresh = known("refresh")
    static let secFetchSite = known("sec-fetch-site")

    private static func known(_ text: StaticString) -> FieldName {
        guard let name = FieldName(text.description) else { preconditionFailure("\(text) is no token") }
        return name
    }
}
