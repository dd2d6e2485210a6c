/// Boxes elsewhere, and nothing but the boxes; nothing keeps them within the picture.
struct DetectionsShift: Operation {
    static let name = "DetectionsShift"

    private let change: SIMD4<Double>

    init(_ fields: OperationFields) throws(FieldError) {
        let x = Double(try fields.integer("shift_x"))
        let y = Double(try fields.integer("shift_y"))
        change = SIMD4(x, y, x, y)
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        try evaluation.spend(steps: detections.count, on: value)
        return .detections(detections.with(boxes: detections.boxes.map { $0 + change }))
    }
}
