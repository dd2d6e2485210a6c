/// The code points of a text from one place up to another, both counted from the end where they are negative.
///
/// Without places it is all but the last.
struct StringSubSequence: Operation {
    static let name = "StringSubSequence"

    private let start: Int
    private let end: Int

    init(_ fields: OperationFields) throws(FieldError) {
        start = try fields.clampedInteger("start", default: 0)
        end = try fields.clampedInteger("end", default: -1)
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .text(let text) = value.scalar else { throw OperationError("needs text", got: value) }
        try evaluation.spend(bytes: text.bytes.count, on: value)
        return .text(text.slice(from: start, to: end))
    }
}
