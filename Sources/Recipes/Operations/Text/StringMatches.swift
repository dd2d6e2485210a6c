/// Whether a regular expression matches anywhere in a text.
///
/// A pattern that is none is refused when it is read; the operation's original refuses it when it is used.
struct StringMatches: Operation {
    static let name = "StringMatches"

    private let pattern: Pattern

    init(_ fields: OperationFields) throws(FieldError) {
        let text = try fields.text("regex")
        do throws(PatternError) {
            pattern = try Pattern(text)
        } catch {
            throw fields.error("regex", error.reason)
        }
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .text(let text) = value.scalar else { throw OperationError("needs text", got: value) }
        return .bool(try evaluation.search(pattern, in: text))
    }
}
