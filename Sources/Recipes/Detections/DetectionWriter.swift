/// Writes one detection in the form in which workflows pass them on: `DetectionReader` reads it back.
struct DetectionWriter {
    let detections: Detections
    private(set) var members = ValueMap()

    /// Data that is passed on as it is, in two places.
    private static let early: [Text] = ["path_deviation", "time_in_zone"]
    private static let rectangle: [Text] = ["angle", "rect", "height", "width"]

    init(_ detections: Detections) {
        self.detections = detections
    }

    /// All of it; `value` is what an error names.
    mutating func write(
        _ index: Int, for value: Value, in evaluation: inout Evaluation
    ) throws(OperationError) -> Value {
        members = ValueMap()
        writeBox(index)
        for name: (Text, Text) in [("class", "class_name"), ("detection_id", "detection_id")] {
            guard let array = detections.data[name.1] else {
                throw OperationError("needs detections that have '\(name.1)'", got: value)
            }
            members[name.0] = .text(try array.element(index).written(in: &evaluation))
        }
        for name in Self.early { pass(name, index) }
        if let polygon = detections.data["polygon"] {
            members["polygon"] = try polygon.row(index).numbers("polygon", value, in: &evaluation) { double in
                .integer(BigInteger(Detections.whole(double)))
            }
        }
        if Self.rectangle.allSatisfy({ detections.data[$0] != nil }) {
            for name in Self.rectangle { pass(name, index) }
        }
        try writeParents(index, in: &evaluation)
        writeKeypoints(index)
        pass("data", index)
        try writeMotion(index, for: value, in: &evaluation)
        return .map(members)
    }

    private mutating func writeBox(_ index: Int) {
        let box = detections.boxes[index]
        let width = abs(box[2] - box[0])
        let height = abs(box[3] - box[1])
        members["width"] = .double(width)
        members["height"] = .double(height)
        members["x"] = .double(box[0] + width / 2)
        members["y"] = .double(box[1] + height / 2)
        members["confidence"] = .double(detections.confidences[index])
        members["class_id"] = .integer(BigInteger(detections.classIDs[index]))
        if let outlines = detections.outlines {
            members["points"] = .list(outlines[index].map { Self.map([("x", .double($0.x)), ("y", .double($0.y))]) })
        }
        if let trackers = detections.trackerIDs { members["tracker_id"] = .integer(BigInteger(trackers[index])) }
    }

    private mutating func pass(_ name: Text, _ index: Int) {
        members[name] = detections.data[name]?.row(index)
    }

    /// Where the picture itself was cut from, if it was.
    private mutating func writeParents(_ index: Int, in evaluation: inout Evaluation) throws(OperationError) {
        guard let parent = try detections.data["parent_id"]?.element(index).written(in: &evaluation) else { return }
        members["parent_id"] = .text(parent)
        guard let root = try detections.data["root_parent_id"]?.element(index).written(in: &evaluation),
            root != parent
        else { return }
        members["parent_origin"] = origin("parent", index)
        members["root_parent_id"] = .text(root)
        members["root_parent_origin"] = origin("root_parent", index)
    }

    private func origin(_ prefix: String, _ index: Int) -> Value? {
        guard let coordinates = detections.data[Text(prefix + "_coordinates")],
            let dimensions = detections.data[Text(prefix + "_dimensions")]
        else { return nil }
        return Self.map([
            ("offset_x", coordinates.element(2 * index)), ("offset_y", coordinates.element(2 * index + 1)),
            ("width", dimensions.element(2 * index + 1)), ("height", dimensions.element(2 * index)),
        ])
    }

    /// Those that have a name: others only fill the row.
    private mutating func writeKeypoints(_ index: Int) {
        guard let names = detections.data["keypoints_class_name"], let places = detections.data["keypoints_xy"],
            let classes = detections.data["keypoints_class_id"],
            let confidences = detections.data["keypoints_confidence"]
        else { return }
        let row = index * names.shape[1]..<(index + 1) * names.shape[1]
        let count = row.count { names.element($0).isTruthy }
        members["keypoints"] = .list(
            row.prefix(count).map { place in
                Self.map([
                    ("class_id", classes.element(place)), ("class", names.element(place)),
                    ("confidence", confidences.element(place)), ("x", places.element(2 * place)),
                    ("y", places.element(2 * place + 1)),
                ])
            })
    }

    private mutating func writeMotion(
        _ index: Int, for value: Value, in evaluation: inout Evaluation
    ) throws(OperationError) {
        for (velocity, speed): (Text, Text) in [("velocity", "speed"), ("smoothed_velocity", "smoothed_speed")] {
            if let array = detections.data[velocity] {
                members[velocity] = try array.row(index).withoutArrays(in: &evaluation)
            }
            if let array = detections.data[speed] {
                members[speed] = try array.row(index).numbers("\(speed)", value, in: &evaluation, Value.measure)
            }
        }
        for name: Text in ["area_px", "area_converted", "nearest_target_distance"] {
            guard let row = detections.data[name]?.row(index) else { continue }
            if case .null = row, name == "nearest_target_distance" {
                members[name] = .null
            } else {
                members[name] = try row.numbers("\(name)", value, in: &evaluation, Value.double)
            }
        }
    }

    static func map(_ members: [(Text, Value)]) -> Value {
        var map = ValueMap()
        for (name, value) in members { map[name] = value }
        return .map(map)
    }
}
