internal import HTTP

extension FieldName {
    static let crossOriginResourcePolicy = known("cross-origin-resource-policy")
    static let lastEventID = known("last-event-id")
    static let refresh = known("refresh")

    private static func known(_ text: StaticString) -> FieldName {
        guard let name = FieldName(text.description) else { preconditionFailure("\(text) is no token") }
        return name
    }
}
