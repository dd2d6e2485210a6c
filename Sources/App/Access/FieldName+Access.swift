internal import HTTP

extension FieldName {
    static let idempotencyKey = known("idempotency-key")
    static let origin = known("origin")
    static let prefer = known("prefer")
    static let preferenceApplied = known("preference-applied")
    static let secFetchSite = known("sec-fetch-site")

    private static func known(_ text: StaticString) -> FieldName {
        guard let name = FieldName(text.description) else { preconditionFailure("\(text) is no token") }
        return name
    }
}
