/// A number times another, exact where both are whole; text and lists are repeated by a whole number.
///
/// Repeated less than once they are empty.
struct Multiply: Operation {
    static let name = "Multiply"

    private let other: Number

    init(_ fields: OperationFields) throws(FieldError) {
        other = try fields.numeral("other")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        switch value {
        case .measure(let double): return .measure(double * (try other.finite(of: value)))
        case .bool, .integer, .double: return try product(value, in: &evaluation)
        case .text(let text):
            let times = try times(text.bytes.count, value)
            try evaluation.spend(bytes: text.bytes.count * times, on: value)
            return .text(Text(checked: repeated(text.bytes, times)))
        case .bytes(let bytes):
            let times = try times(bytes.count, value)
            try evaluation.spend(bytes: bytes.count * times, on: value)
            return .bytes(repeated(bytes, times))
        case .list(let members):
            let times = try times(members.count, value)
            try evaluation.spend(steps: members.count * times, on: value)
            return .list(repeated(members, times))
        case .tuple(let members):
            let times = try times(members.count, value)
            try evaluation.spend(steps: members.count * times, on: value)
            return .tuple(repeated(members, times))
        default: throw OperationError("needs a number, text or a list", got: value)
        }
    }

    private func product(_ value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard let number = value.number else { throw OperationError("needs a number", got: value) }
        if case .integer(let left) = number, case .integer(let right) = other {
            try evaluation.spend(steps: left.cost(with: right), on: value)
            return .integer(try (left * right).checked(value))
        }
        return .double(try number.finite(of: value) * other.finite(of: value))
    }

    /// How often to repeat what has so many members, none or one where it has none.
    private func times(_ count: Int, _ value: Value) throws(OperationError) -> Int {
        guard case .integer(let integer) = other else {
            throw OperationError("repeats only by a whole number", got: value)
        }
        if integer.isNegative || count == 0 { return 0 }
        // So no product of both overflows; as many as this no evaluation allows.
        return min(integer.int ?? Int.max, Int.max / count)
    }

    private func repeated<Member>(_ members: [Member], _ times: Int) -> [Member] {
        guard times > 1 else { return times == 1 ? members : [] }
        let total = members.count * times
        var result = members
        result.reserveCapacity(total)
        // Twice as much each time, which is far less work than once more each time where there are few members.
        while result.count <= total / 2 { result += result }
        result += Array(result.prefix(total - result.count))
        return result
    }
}
