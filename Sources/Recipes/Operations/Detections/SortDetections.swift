/// Detections in the order of one of their measures.
struct SortDetections: Operation {
    static let name = "SortDetections"

    private enum Mode: String, CaseIterable {
        case confidence
        case left = "x_min"
        case right = "x_max"
        case top = "y_min"
        case bottom = "y_max"
        case size
        case centreX = "center_x"
        case centreY = "center_y"
    }

    private let mode: Mode
    private let ascending: Bool

    init(_ fields: OperationFields) throws(FieldError) {
        mode = try fields.choice("mode")
        ascending = try fields.boolean("ascending", default: true)
    }

    /// Equal ones keep their order; the descending order is the ascending one read backwards, those too.
    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        try evaluation.spend(steps: 2 * detections.count, on: value)
        // What is no number comes last.
        var keys = keys(of: detections).enumerated().map { (key: $1.isNaN ? .infinity : $1, index: $0) }
        keys.sort { $0.key < $1.key || ($0.key == $1.key && $0.index < $1.index) }
        let indices = keys.map(\.index)
        return .detections(try detections.taking(ascending ? indices : indices.reversed(), in: &evaluation))
    }

    private func keys(of detections: Detections) -> [Double] {
        switch mode {
        case .confidence: detections.confidences
        case .left: detections.boxes.map { $0[0] }
        case .top: detections.boxes.map { $0[1] }
        case .right: detections.boxes.map { $0[2] }
        case .bottom: detections.boxes.map { $0[3] }
        case .size: detections.boxes.map(Detections.size)
        case .centreX: detections.boxes.indices.map(detections.centreX)
        case .centreY: detections.boxes.indices.map(detections.centreY)
        }
    }
}
