internal import Bytes

/// What a statement compares: something fixed, or the detection it is about, each after operations.
enum Operand: Sendable {
    case constant(Value)
    /// Looked up anew for each detection, because operations can leave something to chance.
    case computed(Value, OperationChain)
    /// The most common operation by itself: for this none has to be made a value of.
    case property(DetectionProperty)
    case detection(OperationChain?)
    /// A name that nothing has.
    case unknown(String)

    init(_ fields: OperationFields) throws(FieldError) {
        let hasOperations = fields.object["operations"]?.array?.isEmpty != true && fields.object["operations"] != nil
        let chain = hasOperations ? try fields.operations("operations") : nil
        switch fields.object["type"]?.string {
        case "StaticOperand":
            let value = try Value(try fields.required("value"), at: fields.place("value"))
            self = chain.map { .computed(value, $0) } ?? .constant(value)
        case "DynamicOperand":
            let name = try fields.text("operand_name", default: "_")
            if name != "_" {
                self = .unknown(name.string)
            } else if let chain, chain.operations.count == 1,
                let extraction = chain.operations[0] as? ExtractDetectionProperty
            {
                self = .property(extraction.property)
            } else {
                self = .detection(chain)
            }
        default:
            throw fields.error("type", "must be 'StaticOperand' or 'DynamicOperand'")
        }
    }

    func value(
        for detections: Detections, at index: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> Value {
        switch self {
        case .constant(let value): return value
        case .computed(let value, let chain): return try chain.apply(to: value, in: &evaluation)
        case .property(let property):
            return try detections.value(of: property, at: index, in: &evaluation)
        case .detection(let chain):
            let detection = Value.detection(detections[index])
            return try chain?.apply(to: detection, in: &evaluation) ?? detection
        case .unknown(let name):
            throw OperationError(
                "compares '\(name.prefix(100))', which nothing is called", got: .detections(detections))
        }
    }

    /// The chain within it, if there is one.
    var chains: [OperationChain] {
        switch self {
        case .computed(_, let chain), .detection(let chain?): [chain]
        default: []
        }
    }

    /// The members of a fixed list as keys, if all of them can be.
    var keys: Set<ValueKey>? {
        guard case .constant(.list(let members)) = self else { return nil }
        var evaluation = Evaluation()
        var keys: Set<ValueKey> = []
        for member in members {
            guard let key = try? ValueKey(member, in: &evaluation) else { return nil }
            keys.insert(key)
        }
        return keys
    }

    /// The zone that something fixed is.
    var zone: Zone? {
        guard case .constant(let value) = self else { return nil }
        var evaluation = Evaluation()
        return try? Zone(value, in: &evaluation)
    }
}
