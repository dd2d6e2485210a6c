internal import HTTP
internal import Vignette

/// What a sender calls a request, so that sending it twice does it once.
///
/// https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
struct IdempotencyName: Sendable, Hashable {
    /// Whose name it is.
    let scope: String
    let text: String

    /// In bytes.
    private static let limit = 255

    /// Nil where the request has none. Quotes, which the draft wants and few senders write, are no part of it.
    init?(_ request: Request, _ caller: Caller) throws(Failure) {
        let values = request.fields.values(.idempotencyKey)
        guard let value = values.first else { return nil }
        guard values.count == 1 else { throw Self.refusal("is given twice") }
        let isQuoted = value.utf8.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
        let text = isQuoted ? String(value.dropFirst().dropLast()) : value
        guard (1...Self.limit).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") })
        else { throw Self.refusal("must be 1 to \(Self.limit) printable ASCII characters") }
        self.text = text
        scope = caller.idempotencyScope
    }

    private static func refusal(_ problem: String) -> Failure {
        .invalidRequest(field: "Idempotency-Key", problem)
    }
}
