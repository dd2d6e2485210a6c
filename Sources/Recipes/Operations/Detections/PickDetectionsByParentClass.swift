/// The detections of one class, and after them those whose centres lie within the box of one of these, edges included.
struct PickDetectionsByParentClass: Operation {
    static let name = "PickDetectionsByParentClass"

    private let parentClass: Text

    init(_ fields: OperationFields) throws(FieldError) {
        parentClass = try fields.text("parent_class")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        try evaluation.spend(steps: (4 + parentClass.bytes.count / 64) * detections.count, on: value)
        var parents: [Int] = []
        var others: [Int] = []
        for index in detections.boxes.indices {
            let isParent: Bool =
                if case .text(parentClass)? = detections.classNames?.element(index) { true } else { false }
            if isParent { parents.append(index) } else { others.append(index) }
        }
        guard !parents.isEmpty else { return .detections(Detections()) }
        let centres = others.map { SIMD2(detections.centreX($0), detections.centreY($0)) }
        let covered = BoxCover(parents.map { detections.boxes[$0] }).covers(centres)
        let children = zip(others, covered).filter(\.1).map(\.0)
        return .detections(try detections.taking(parents + children, in: &evaluation))
    }
}
