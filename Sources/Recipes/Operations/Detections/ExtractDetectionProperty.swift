/// A property of one detection.
struct ExtractDetectionProperty: Operation {
    static let name = "ExtractDetectionProperty"

    let property: DetectionProperty

    init(_ fields: OperationFields) throws(FieldError) {
        property = try fields.choice("property_name")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .detection(let detection) = value else {
            throw OperationError("needs a single detection", got: value)
        }
        return try detection.detections.value(of: property, at: detection.index, in: &evaluation)
    }
}
