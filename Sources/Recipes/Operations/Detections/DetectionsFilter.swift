/// The detections for which a statement holds.
struct DetectionsFilter: Operation {
    static let name = "DetectionsFilter"

    private let statement: StatementGroup

    var chains: [OperationChain] { statement.chains }

    var statementCount: Int { statement.count }

    init(_ fields: OperationFields) throws(FieldError) {
        statement = try StatementGroup(fields.fields("filter_operation"))
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        try evaluation.spend(steps: detections.count, on: value)
        var indices: [Int] = []
        for index in detections.boxes.indices
        where try statement.holds(for: detections, at: index, in: &evaluation) {
            indices.append(index)
        }
        return .detections(try detections.taking(indices, in: &evaluation))
    }
}
