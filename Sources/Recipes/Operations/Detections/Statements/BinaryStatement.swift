/// A statement about two things.
struct BinaryStatement: Statement {
    private let left: Operand
    private let comparator: Comparator
    private let right: Operand
    private let negate: Bool
    /// The members of a fixed list, for looking them up; nil where it has one that cannot be.
    private let members: Set<ValueKey>?
    /// A fixed one; nil where it is none.
    private let zone: Zone?

    var chains: [OperationChain] { left.chains + right.chains }

    var count: Int { 1 }

    init(_ fields: OperationFields) throws(FieldError) {
        left = try Operand(fields.fields("left_operand"))
        comparator = try fields.fields("comparator").choice("type")
        right = try Operand(fields.fields("right_operand"))
        negate = try fields.boolean("negate", default: false)
        members = comparator == .isIn ? right.keys : nil
        zone = comparator == .inZone ? right.zone : nil
    }

    func holds(
        for detections: Detections, at index: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> Bool {
        let value = try left.value(for: detections, at: index, in: &evaluation)
        try evaluation.spend(steps: 1, on: value)
        if let members, let key = try ValueKey(value, in: &evaluation) { return members.contains(key) != negate }
        if let zone { return try zone.contains(Zone.point(value), in: &evaluation) != negate }
        let other = try right.value(for: detections, at: index, in: &evaluation)
        return try comparator.holds(value, other, in: &evaluation) != negate
    }
}
