extension Comparator {
    /// Throws where the two cannot be compared so.
    func holds(_ left: Value, _ right: Value, in evaluation: inout Evaluation) throws(OperationError) -> Bool {
        switch self {
        case .equal, .numberEqual: return try left.equals(right, in: &evaluation)
        case .notEqual, .numberNotEqual: return try !left.equals(right, in: &evaluation)
        case .greater: return try left.compared(to: right, in: &evaluation) == .greater
        case .less: return try left.compared(to: right, in: &evaluation) == .less
        // Nil, where one is no number, is neither.
        case .greaterOrEqual: return try [.greater, .equal].contains(left.compared(to: right, in: &evaluation))
        case .lessOrEqual: return try [.less, .equal].contains(left.compared(to: right, in: &evaluation))
        case .inRange: return try Self.isIn(range: right, left, in: &evaluation)
        case .startsWith, .endsWith:
            let (text, end) = (try Self.text(left), try Self.text(right))
            try evaluation.spend(steps: 1 + end.bytes.count / 64, on: left)
            guard end.bytes.count <= text.bytes.count else { return false }
            let part =
                self == .startsWith ? text.bytes.prefix(end.bytes.count) : text.bytes.suffix(end.bytes.count)
            return part == end.bytes[...]
        case .contains: return try left.contains(right, in: &evaluation)
        case .isIn: return try right.contains(left, in: &evaluation)
        case .anyIn:
            for member in try left.elements(in: &evaluation) where try right.contains(member, in: &evaluation) {
                return true
            }
            return false
        case .allIn:
            for member in try left.elements(in: &evaluation) where try !right.contains(member, in: &evaluation) {
                return false
            }
            return true
        case .inZone: return try Zone(right, in: &evaluation).contains(Zone.point(left), in: &evaluation)
        }
    }

    private static func text(_ value: Value) throws(OperationError) -> Text {
        guard case .text(let text) = value.scalar else {
            throw OperationError("compares the ends of what is no text", got: value)
        }
        return text
    }

    /// Both ends belong to it; the far one is not looked at where the near one says no.
    private static func isIn(
        range: Value, _ value: Value, in evaluation: inout Evaluation
    ) throws(OperationError) -> Bool {
        let ends: [Value]
        switch try range.withoutArrays(in: &evaluation) {
        case .list(let members), .tuple(let members): ends = members
        case .text(let text):
            var scalars = text.scalars
            ends = [scalars.next(), scalars.next()].compactMap { $0.map { .text(Text($0)) } }
        default: ends = []
        }
        guard let low = ends.first else { throw OperationError("needs a range of two ends", got: range) }
        switch try low.compared(to: value, in: &evaluation) {
        case .less, .equal: break
        default: return false
        }
        guard ends.count > 1 else { throw OperationError("needs a range of two ends", got: range) }
        switch try value.compared(to: ends[1], in: &evaluation) {
        case .less, .equal: return true
        default: return false
        }
    }
}
