internal import Bytes

/// Statements that must all hold, or of which one must.
///
/// Each of them is looked at whatever the others say, so an error in one is an error of all.
struct StatementGroup: Statement {
    private enum Operator: String, CaseIterable {
        case or
        case and
    }

    private let statements: [any Statement]
    private let combination: Operator
    let chains: [OperationChain]
    let count: Int

    /// How many statements one group may have.
    private static let limit = 100
    /// How many it may have with those within others.
    private static let totalLimit = 1000
    /// How many chains and groups one may lie within.
    private static let depthLimit = 16

    init(_ fields: OperationFields) throws(FieldError) {
        guard fields.object["type"]?.string == "StatementGroup" else {
            throw fields.error("type", "must be 'StatementGroup'")
        }
        guard fields.depth <= Self.depthLimit else {
            throw FieldError(fields.path, "lies within more than \(Self.depthLimit) others")
        }
        let members = try fields.members("statements")
        guard !members.isEmpty else { throw fields.error("statements", "must have at least one") }
        guard members.count <= Self.limit else { throw fields.error("statements", "has more than \(Self.limit)") }
        statements = try members.map { member throws(FieldError) in try Self.statement(member) }
        count = statements.reduce(1) { $0 + $1.count }
        guard count <= Self.totalLimit else {
            throw fields.error("statements", "has more than \(Self.totalLimit), with those within others")
        }
        chains = statements.flatMap(\.chains)
        combination = try fields.choice("operator", default: .or)
    }

    private static func statement(_ fields: OperationFields) throws(FieldError) -> any Statement {
        switch fields.object["type"]?.string {
        case "BinaryStatement": return try BinaryStatement(fields)
        case "UnaryStatement": return try UnaryStatement(fields)
        case "StatementGroup":
            return try StatementGroup(OperationFields(fields.object, at: fields.path, depth: fields.depth + 1))
        default:
            throw fields.error("type", "must be 'BinaryStatement', 'UnaryStatement' or 'StatementGroup'")
        }
    }

    func holds(
        for detections: Detections, at index: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> Bool {
        var count = 0
        for statement in statements {
            if try statement.holds(for: detections, at: index, in: &evaluation) { count += 1 }
        }
        return combination == .and ? count == statements.count : count > 0
    }
}
