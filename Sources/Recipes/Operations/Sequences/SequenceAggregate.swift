/// The first or the last member, or the one that is there most or least often.
///
/// Of those that are there equally often it is, in the order in which they came first, the first for most and the last
/// for least. The values of an object are taken for how often its names are there.
struct SequenceAggregate: Operation {
    static let name = "SequenceAggregate"

    private enum Mode: String, CaseIterable {
        case first, last
        case mostCommon = "most_common"
        case leastCommon = "least_common"
    }

    private let mode: Mode

    init(_ fields: OperationFields) throws(FieldError) {
        mode = try fields.choice("mode")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        switch mode {
        case .first: return try value.end(isFirst: true, in: &evaluation)
        case .last: return try value.end(isFirst: false, in: &evaluation)
        case .mostCommon, .leastCommon: break
        }
        let counts = try counts(in: value, &evaluation)
        guard var best = counts.first else { throw OperationError("needs a sequence that is not empty", got: value) }
        for one in counts.dropFirst() {
            let comparison = try one.count.compared(to: best.count, in: &evaluation)
            if comparison == (mode == .mostCommon ? .greater : .less) || mode == .leastCommon && comparison == .equal {
                best = one
            }
        }
        return best.member
    }

    /// In the order in which the members came first.
    private func counts(
        in value: Value, _ evaluation: inout Evaluation
    ) throws(OperationError) -> [(member: Value, count: Value)] {
        if case .map(let map) = value {
            try evaluation.spend(steps: map.count, on: value)
            return map.members.map { (.text($0.name), $0.value) }
        }
        var order: [Value] = []
        var counts: [Int] = []
        var places: [ValueKey: Int] = [:]
        for member in try value.elements(in: &evaluation) {
            guard let key = try ValueKey(member, in: &evaluation) else {
                throw OperationError("cannot count what is no text, number or the like", got: member)
            }
            if let place = places[key] {
                counts[place] += 1
            } else {
                places[key] = order.count
                order.append(member)
                counts.append(1)
            }
        }
        return zip(order, counts).map { ($0, .integer(BigInteger($1))) }
    }
}
