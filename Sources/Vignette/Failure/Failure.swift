/// The one error of the domain: what went wrong, said to the person who asked, with what to do about it.
///
/// `message`, `advice` and `field` may be shown to anyone. `detail` is for the log alone: it may hold what an endpoint
/// or a library said, and no page and no API ever carries it. Status, title and the default sentences of every code
/// stand in one table, `Failure+Table.swift`.
public struct Failure: Error, Sendable, Equatable {
    public let code: Code
    /// What happened: a sentence for everyone.
    public let message: String
    /// What to do about it: a sentence for everyone.
    public let advice: String
    /// The HTTP status; nil for `stopped`, which is a state of an analysis and never the answer to a request.
    public let status: Int?
    /// After how many seconds asking again makes sense, where that is known.
    public let retryAfter: Int?
    /// Whether the same request can succeed later without being changed.
    public let canRetry: Bool
    /// The field of the request at fault, as its sender names it.
    public let field: String?
    /// For the log only.
    public let detail: String?

    /// A heading of a few words, without a full stop.
    public var title: String { code.entry.title }

    /// What is not given comes from the table.
    public init(
        _ code: Code, message: String? = nil, advice: String? = nil, retryAfter: Int? = nil, field: String? = nil,
        detail: String? = nil
    ) {
        self.init(
            code, status: code.entry.status, message: message, advice: advice, retryAfter: retryAfter, field: field,
            detail: detail)
    }

    /// For those that depart from the table: in the status, or in whether asking again can help.
    init(
        _ code: Code, status: Int?, message: String? = nil, advice: String? = nil, retryAfter: Int? = nil,
        canRetry: Bool? = nil, field: String? = nil, detail: String? = nil
    ) {
        let entry = code.entry
        self.code = code
        self.status = status
        self.message = message ?? entry.message
        self.advice = advice ?? entry.advice
        self.retryAfter = retryAfter ?? entry.retryAfter
        self.canRetry = canRetry ?? entry.canRetry
        self.field = field
        self.detail = detail
    }

    /// The same failure of a field of the request, where it names none itself.
    public func naming(_ field: String) -> Failure {
        Failure(
            code, status: status, message: message, advice: advice, retryAfter: retryAfter, canRetry: canRetry,
            field: self.field ?? field, detail: detail)
    }

    /// Any error as a failure: a failure stays itself, everything else is `internal`, and what it says goes to `detail`.
    public init(wrapping error: any Error) {
        self = (error as? Failure) ?? Failure(.internal, detail: String(describing: error))
    }
}

/// Code and message only, so that interpolating a failure by mistake shows no detail.
extension Failure: CustomStringConvertible {
    public var description: String { "\(code.rawValue): \(message)" }
}
