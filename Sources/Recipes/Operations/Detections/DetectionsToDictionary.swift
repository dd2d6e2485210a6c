/// Detections in the form in which workflows pass them on.
struct DetectionsToDictionary: Operation {
    static let name = "DetectionsToDictionary"

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        // Of each an object of a dozen members is made.
        try evaluation.spend(steps: 40 * detections.count + detections.sizeOfAll, on: value)
        return try detections.dictionary(for: value, in: &evaluation)
    }
}
