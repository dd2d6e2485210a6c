extension Detections {
    /// The property of each of them as plain values; nil where nobody brought it. Points are in whole pixels.
    func values(of property: DetectionProperty) -> [Value]? {
        switch property {
        case .confidence: return confidences.map { .double($0) }
        case .className: return classNames?.rows ?? []
        case .left: return boxes.map { .double($0[0]) }
        case .top: return boxes.map { .double($0[1]) }
        case .right: return boxes.map { .double($0[2]) }
        case .bottom: return boxes.map { .double($0[3]) }
        case .size: return boxes.map { .double(Self.size($0)) }
        case .classID: return classIDs.map { .integer(BigInteger($0)) }
        case .centre: return boxes.map { Self.pixel(($0[0] + $0[2]) / 2, ($0[1] + $0[3]) / 2) }
        case .topLeft: return boxes.map { Self.pixel($0[0], $0[1]) }
        case .topRight: return boxes.map { Self.pixel($0[2], $0[1]) }
        case .bottomLeft: return boxes.map { Self.pixel($0[0], $0[3]) }
        case .bottomRight: return boxes.map { Self.pixel($0[2], $0[3]) }
        case .trackerID: return trackerIDs?.map { .integer(BigInteger($0)) } ?? missing
        default: return data[property.dataName]?.rows ?? missing
        }
    }

    /// Of no detections everything is known.
    private var missing: [Value]? { isEmpty ? [] : nil }

    /// The property of one of them, as it looks by itself: points are exact, and what nobody brought is null.
    ///
    /// Who it is is nothing that one detection knows of itself: the library says null there, tracked or not.
    /// Takes two steps, and one for every four values that are copied.
    func value(
        of property: DetectionProperty, at index: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> Value {
        try evaluation.spend(steps: 2 + rowSize(of: property) / 4, on: .detections(self))
        return value(of: property, at: index)
    }

    private func value(of property: DetectionProperty, at index: Int) -> Value {
        let box = boxes[index]
        switch property {
        case .confidence: return .double(confidences[index])
        case .className: return classNames?.element(index) ?? .null
        case .left: return .double(box[0])
        case .top: return .double(box[1])
        case .right: return .double(box[2])
        case .bottom: return .double(box[3])
        case .size: return .double(Self.size(box))
        case .classID: return .integer(BigInteger(classIDs[index]))
        // In this order of operations, because sums of doubles depend on it.
        case .centre:
            return .tuple([.measure(box[0] + (box[2] - box[0]) / 2), .measure(box[1] + (box[3] - box[1]) / 2)])
        case .topLeft: return .tuple([.double(box[0]), .double(box[1])])
        case .topRight: return .tuple([.double(box[2]), .double(box[1])])
        case .bottomLeft: return .tuple([.double(box[0]), .double(box[3])])
        case .bottomRight: return .tuple([.double(box[2]), .double(box[3])])
        default: return data[property.dataName]?.row(index) ?? .null
        }
    }

    static func size(_ box: SIMD4<Double>) -> Double { (box[3] - box[1]) * (box[2] - box[0]) }

    private static func pixel(_ x: Double, _ y: Double) -> Value {
        .list([x, y].map { .integer(BigInteger(whole($0))) })
    }

    /// Rounded half to even; the smallest whole number where none is near, as NumPy has it.
    static func whole(_ value: Double) -> Int { Int(exactly: value.rounded(.toNearestOrEven)) ?? Int.min }
}
