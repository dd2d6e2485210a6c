/// One thing that was found in a picture.
///
/// The library has a tuple of six for it, which shows where one goes through it.
public struct Detection: Sendable {
    let detections: Detections
    /// Which of them.
    let index: Int

    init(of detections: Detections, at index: Int) {
        self.detections = detections
        self.index = index
    }

    static let memberCount = 6

    /// Its box, its mask, which is not kept, its confidence, the ids of its class and of its track, and its data.
    var members: [Value] {
        let box = detections.boxes[index]
        var data = ValueMap()
        for member in detections.data.members { data[member.name] = member.array.row(index) }
        return [
            .array(ArrayValue(shape: [4], .doubles([box[0], box[1], box[2], box[3]]))), .null,
            .measure(detections.confidences[index]), Self.identifier(detections.classIDs[index]),
            detections.trackerIDs.map { Self.identifier($0[index]) } ?? .null, .map(data),
        ]
    }

    /// Of others nobody can say: the library compares their boxes, and cannot.
    func isSame(as other: Detection) -> Bool {
        index == other.index && detections.count == other.detections.count
            && detections.boxes[index] == other.detections.boxes[index]
    }

    private static func identifier(_ value: Int) -> Value { .array(ArrayValue(shape: [], .integers([value]))) }
}
