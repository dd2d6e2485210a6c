internal import Bytes

/// Reads detections in the form in which workflows pass them on:
/// `{"image": {"width", "height"}, "predictions": [...]}`, each with the centre, the width and the height of its box, `confidence`, `class` and `class_id`.
///
/// What is optional is there for all or for none: the first decides. `parent_id` is the input's own name where nobody
/// says, and `detection_id` a new one. Outlines are kept as their corners, and one with fewer than three is no
/// detection. Masks by run lengths are passed over, as the library does with those it cannot read: only operations that
/// there are none of would look at them. So are members that nothing asks for.
struct DetectionReader {
    /// Of the input.
    let name: Text
    let path: String
    let identifier: () -> Text

    /// Names in the order in which they come into the data.
    private static let optional = [
        "path_deviation", "time_in_zone", "polygon", "angle", "rect", "height", "width", "data", "speed",
        "smoothed_speed", "smoothed_velocity", "velocity", "area_px", "area_converted", "nearest_target_distance",
    ]

    func read(_ json: JSONValue) throws(FieldError) -> Detections {
        guard let object = json.object else { throw FieldError(path, "must be an object that holds detections") }
        let fields = OperationFields(object, at: path)
        let image = try fields.required("image")
        let predictions = try predictions(of: fields)
        guard !predictions.isEmpty else {
            var data = DetectionData()
            data["class_name"] = ArrayValue([])
            return Detections(data: data)
        }
        guard let image = image.object else { throw fields.error("image", "must be an object") }
        return Detections(
            boxes: try predictions.map { prediction throws(FieldError) in try Self.box(of: prediction) },
            confidences: try predictions.map { prediction throws(FieldError) in
                try Self.double("confidence", of: prediction)
            },
            classIDs: try predictions.map { prediction throws(FieldError) in
                try Self.identifier("class_id", of: prediction)
            },
            trackerIDs: try Self.trackerIDs(of: predictions), outlines: try Self.outlines(of: predictions),
            data: try data(of: predictions, image: OperationFields(image, at: fields.place("image"))))
    }

    /// Those that are detections: outlines need three corners.
    private func predictions(of fields: OperationFields) throws(FieldError) -> [OperationFields] {
        let written = try fields.required("predictions")
        if written.isNull { return [] }
        guard let list = written.array else { throw fields.error("predictions", "must be a list") }
        guard list.count <= Detections.limit else {
            throw fields.error("predictions", "has more than \(Detections.limit) members")
        }
        var predictions: [OperationFields] = []
        predictions.reserveCapacity(list.count)
        for (index, json) in list.enumerated() {
            let place = "\(fields.place("predictions"))[\(index)]"
            guard let object = json.object else { throw FieldError(place, "must be an object") }
            if let points = object["points"]?.array, points.count < 3 { continue }
            predictions.append(OperationFields(object, at: place))
        }
        return predictions
    }

    private func data(
        of predictions: [OperationFields], image: OperationFields
    ) throws(FieldError) -> DetectionData {
        var data = DetectionData()
        data["class_name"] = ArrayValue(
            try predictions.map { prediction throws(FieldError) in try prediction.text("class") })
        data["image_dimensions"] = try Self.dimensions(of: image, count: predictions.count)
        data["detection_id"] = try identifiers("detection_id", of: predictions, missing: identifier)
        for (name, origin, prefix) in [
            ("parent_id", "parent_origin", "parent"), ("root_parent_id", "root_parent_origin", "root_parent"),
        ] {
            data[Text(name)] = try identifiers(name, of: predictions) { self.name }
            if let origins = try ParentOrigin.all(origin, of: predictions) {
                data[Text(prefix + "_coordinates")] = origins.coordinates
                data[Text(prefix + "_dimensions")] = origins.dimensions
            }
        }
        for name in Self.optional where predictions[0].object[name] != nil {
            data[Text(name)] = try column(name, of: predictions)
        }
        if predictions[0].object["keypoints"] != nil { try Keypoints(of: predictions).add(to: &data) }
        return data
    }

    /// One for each by itself, so that the place of a detection is that of its element.
    private func identifiers(
        _ name: String, of predictions: [OperationFields], missing: () -> Text
    ) throws(FieldError) -> ArrayValue {
        var column = ArrayColumn()
        for prediction in predictions {
            let value = prediction.object[name] ?? .string(JSONText(missing().string))
            guard value.array == nil, column.append(value) else { throw prediction.error(name, "must not be a list") }
        }
        return try column.array(at: path)
    }

    /// The first has it, and so must all.
    private func column(_ name: String, of predictions: [OperationFields]) throws(FieldError) -> ArrayValue {
        var column = ArrayColumn()
        for prediction in predictions {
            guard let value = prediction.object[name] else {
                throw prediction.error(name, "is missing, and the first has it")
            }
            guard column.append(value) else { throw prediction.error(name, "has another shape than those before it") }
        }
        return try column.array(at: path)
    }
}

extension DetectionReader {
    private static func box(of prediction: OperationFields) throws(FieldError) -> SIMD4<Double> {
        let width = try double("width", of: prediction)
        let height = try double("height", of: prediction)
        let left = try double("x", of: prediction) - width / 2
        let top = try double("y", of: prediction) - height / 2
        return SIMD4(left, top, left + width, top + height)
    }

    static func double(_ name: String, of fields: OperationFields) throws(FieldError) -> Double {
        guard let value = try fields.required(name).double else { throw fields.error(name, "must be a number") }
        return value
    }

    /// A fraction is cut off.
    static func identifier(_ name: String, of fields: OperationFields) throws(FieldError) -> Int {
        let value = try fields.required(name)
        guard let identifier = value.int ?? value.double.flatMap({ Int(exactly: $0.rounded(.towardZero)) }) else {
            throw fields.error(name, "must be a whole number that is not too large")
        }
        return identifier
    }

    private static func trackerIDs(of predictions: [OperationFields]) throws(FieldError) -> [Int]? {
        guard predictions.contains(where: { $0.object["tracker_id"] != nil }) else { return nil }
        return try predictions.map { prediction throws(FieldError) in try identifier("tracker_id", of: prediction) }
    }

    private static func outlines(of predictions: [OperationFields]) throws(FieldError) -> [[SIMD2<Double>]]? {
        guard predictions.contains(where: { $0.object["points"] != nil }) else { return nil }
        return try predictions.map { prediction throws(FieldError) in
            try prediction.members("points").map { point throws(FieldError) in
                SIMD2(try double("x", of: point), try double("y", of: point))
            }
        }
    }

    /// Height and width of the picture, for each detection.
    private static func dimensions(of image: OperationFields, count: Int) throws(FieldError) -> ArrayValue {
        let height = try double("height", of: image)
        let width = try double("width", of: image)
        if let height = image.object["height"]?.int, let width = image.object["width"]?.int {
            return ArrayValue(shape: [count, 2], .integers((0..<2 * count).map { $0 % 2 == 0 ? height : width }))
        }
        return ArrayValue(shape: [count, 2], .doubles((0..<2 * count).map { $0 % 2 == 0 ? height : width }))
    }
}
