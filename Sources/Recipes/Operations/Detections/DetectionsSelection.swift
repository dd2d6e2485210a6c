/// The one detection that lies outermost, is surest, or stands at an end; of none none.
struct DetectionsSelection: Operation {
    static let name = "DetectionsSelection"

    private enum Mode: String, CaseIterable {
        case leftMost = "left_most"
        case rightMost = "right_most"
        case topConfidence = "top_confidence"
        case first
        case last
    }

    private let mode: Mode

    init(_ fields: OperationFields) throws(FieldError) {
        mode = try fields.choice("mode")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        try evaluation.spend(steps: detections.count, on: value)
        guard let index = index(in: detections) else { return value }
        return .detections(try detections.taking([index], in: &evaluation))
    }

    private func index(in detections: Detections) -> Int? {
        guard !detections.isEmpty else { return nil }
        let indices = detections.boxes.indices
        // Of equal ones the first.
        switch mode {
        case .leftMost: return indices.min { detections.centreX($0) < detections.centreX($1) }
        case .rightMost: return indices.max { detections.centreX($0) < detections.centreX($1) }
        case .topConfidence:
            return indices.max { detections.confidences[$0] < detections.confidences[$1] }
        case .first: return indices.first
        case .last: return indices.last
        }
    }
}
