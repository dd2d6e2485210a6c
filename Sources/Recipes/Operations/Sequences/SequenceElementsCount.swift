/// How often each member is there, by what it is shown as.
///
/// So `1` and `"1"` are counted together. What is long is cut.
struct SequenceElementsCount: Operation {
    static let name = "SequenceElementsCount"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        var counts = ValueMap()
        for member in try value.elements(in: &evaluation) {
            let name = Self.cut(try member.written(in: &evaluation))
            let count = if case .integer(let count)? = counts[name] { count + 1 } else { BigInteger(1) }
            counts[name] = .integer(count)
        }
        return .map(counts)
    }

    private static func cut(_ text: Text) -> Text {
        guard text.count > limit else { return text }
        return Text(checked: text.slice(from: 0, to: limit).bytes + " [...]".utf8)
    }

    /// In code points.
    private static let limit = 128
}
