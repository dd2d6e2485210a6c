/// A property of each detection, in a list.
struct DetectionsPropertyExtract: Operation {
    static let name = "DetectionsPropertyExtract"

    private let property: DetectionProperty

    init(_ fields: OperationFields) throws(FieldError) {
        property = try fields.choice("property_name")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        // Points are lists of their own.
        try evaluation.spend(steps: 3 * detections.size(of: property), on: value)
        guard let values = detections.values(of: property) else {
            throw OperationError("needs detections that have '\(property.rawValue)'", got: value)
        }
        return .list(values)
    }
}
