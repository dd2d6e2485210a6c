extension ValueWriter {
    /// `Detections(xyxy=array(...), mask=None, ...)`
    mutating func write(_ detections: Detections, in evaluation: inout Evaluation) throws(OperationError) {
        for (name, array) in [
            ("Detections(xyxy=", detections.boxArray), (", mask=None, confidence=", detections.confidenceArray),
            (", class_id=", detections.classArray), (", tracker_id=", detections.trackerArray),
        ] {
            try append(name, in: &evaluation)
            try write(member: array.map(Value.array) ?? .null, in: &evaluation)
        }
        try append(", data={", in: &evaluation)
        for (index, member) in detections.data.members.enumerated() {
            try append(index > 0 ? ", '\(member.name)': " : "'\(member.name)': ", in: &evaluation)
            try writeMember(member.array, in: &evaluation)
        }
        try append("}, metadata={})", in: &evaluation)
    }

    /// `(array([...]), None, np.float64(0.5), ...)`
    mutating func write(_ detection: Detection, in evaluation: inout Evaluation) throws(OperationError) {
        let price = 40 + 12 * detection.detections.data.members.count + detection.detections.rowSize / 4
        try evaluation.spend(steps: price, on: .detection(detection))
        try writeMember(.tuple(detection.members), depth: 0, in: &evaluation)
    }

    private mutating func append(_ text: String, in evaluation: inout Evaluation) throws(OperationError) {
        try append(Array(text.utf8), of: .null, in: &evaluation)
    }

    private mutating func write(member: Value, in evaluation: inout Evaluation) throws(OperationError) {
        try writeMember(member, depth: 0, in: &evaluation)
    }
}

extension Detections {
    /// Where nothing was ever found, the library has numbers of single precision.
    private var isBlank: Bool { isEmpty && data.members.count <= 1 }

    fileprivate var boxArray: ArrayValue? {
        let numbers = boxes.flatMap { [$0[0], $0[1], $0[2], $0[3]] }
        return ArrayValue(shape: [count, 4], isBlank ? .floats([]) : .doubles(numbers))
    }

    fileprivate var confidenceArray: ArrayValue? {
        ArrayValue(shape: [count], isBlank ? .floats([]) : .doubles(confidences))
    }

    fileprivate var classArray: ArrayValue? { ArrayValue(shape: [count], .integers(classIDs)) }

    fileprivate var trackerArray: ArrayValue? { trackerIDs.map { ArrayValue(shape: [$0.count], .integers($0)) } }
}
