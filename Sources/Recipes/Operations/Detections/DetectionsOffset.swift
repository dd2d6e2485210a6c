/// Boxes that are larger by so many pixels altogether, half on each side; nothing keeps them within the picture.
struct DetectionsOffset: Operation {
    static let name = "DetectionsOffset"

    private let change: SIMD4<Double>

    init(_ fields: OperationFields) throws(FieldError) {
        let x = Double(try fields.integer("offset_x")) / 2
        let y = Double(try fields.integer("offset_y")) / 2
        change = SIMD4(-x, -y, x, y)
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        try evaluation.spend(steps: detections.count, on: value)
        return .detections(detections.with(boxes: detections.boxes.map { $0 + change }))
    }
}
