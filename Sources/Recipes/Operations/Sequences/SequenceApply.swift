/// What a chain makes of each member.
struct SequenceApply: Operation {
    static let name = "SequenceApply"

    private let chain: OperationChain

    var chains: [OperationChain] { [chain] }

    init(_ fields: OperationFields) throws(FieldError) {
        chain = try fields.operations("operations")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        var result: [Value] = []
        for member in try value.elements(in: &evaluation) {
            result.append(try chain.apply(to: member, in: &evaluation))
        }
        return .list(result)
    }
}
