/// The least or the greatest member, or the sum of all.
///
/// All that has an order may be compared, text too; only numbers and booleans have a sum. Of no members at all it is the
/// neutral value, whatever that is.
struct NumericSequenceAggregate: Operation {
    static let name = "NumericSequenceAggregate"

    private enum Function: String, CaseIterable {
        case min, max, sum
    }

    private let function: Function
    private let neutral: Value

    init(_ fields: OperationFields) throws(FieldError) {
        function = try fields.choice("function")
        neutral = try fields.value("neutral_value", default: .null)
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let members = try value.elements(in: &evaluation)
        guard let first = members.first else { return neutral }
        switch function {
        case .min: return try extreme(of: members, first, isBefore: .less, in: &evaluation)
        case .max: return try extreme(of: members, first, isBefore: .greater, in: &evaluation)
        case .sum: return try sum(of: members, in: &evaluation)
        }
    }

    private func extreme(
        of members: [Value], _ first: Value, isBefore: Comparison, in evaluation: inout Evaluation
    ) throws(OperationError) -> Value {
        var best = first
        for member in members.dropFirst() where try member.compared(to: best, in: &evaluation) == isBefore {
            best = member
        }
        return best
    }

    private func sum(of members: [Value], in evaluation: inout Evaluation) throws(OperationError) -> Value {
        var sum = Number.integer(0)
        var isMeasure = false
        for member in members {
            try evaluation.spend(steps: member.cost, on: member)
            guard let number = member.number else { throw OperationError("needs numbers", got: member) }
            if case .measure = member { isMeasure = true }
            if case .integer(let left) = sum, case .integer(let right) = number {
                sum = .integer(try (left + right).checked(member))
            } else {
                sum = .double(try sum.finite(of: member) + number.finite(of: member))
            }
        }
        switch sum {
        case .integer(let integer): return .integer(integer)
        case .double(let double): return isMeasure ? .measure(double) : .double(double)
        }
    }
}
