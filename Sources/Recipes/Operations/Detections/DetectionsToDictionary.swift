/// Detections in the form in which workflows pass them on.
struct DetectionsToDictionary: Operation {
    static let name = "DetectionsToDictionary"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        try evaluation.spend(steps: detections.sizeOfAll, on: value)
        return try detections.dictionary(for: value, in: &evaluation)
    }
}
