/// How often each member is there, by what it is shown as.
///
/// So `1` and `"1"` are counted together. What is long is cut.
struct SequenceElementsCount: Operation {
    static let name = "SequenceElementsCount"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        // In the order in which they came first.
        var counts: [(name: Text, count: Int)] = []
        var places: [Text: Int] = [:]
        for member in try value.elements(in: &evaluation) {
            let written = try member.written(in: &evaluation)
            try evaluation.spend(steps: 3 + written.bytes.count / 32, on: member)
            let name = Self.cut(written)
            let place = places[name, default: counts.count]
            if place < counts.count {
                counts[place].count += 1
            } else {
                try evaluation.spend(steps: 6, on: member)
                places[name] = place
                counts.append((name, 1))
            }
        }
        return .map(ValueMap(counts.map { ($0.name, .integer(BigInteger($0.count))) }, places: places))
    }

    private static func cut(_ text: Text) -> Text {
        guard text.bytes.count > limit, text.count > limit else { return text }
        return Text(checked: text.slice(from: 0, to: limit).bytes + " [...]".utf8)
    }

    /// In code points.
    private static let limit = 128
}
