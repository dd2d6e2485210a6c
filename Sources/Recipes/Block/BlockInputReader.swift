internal import Bytes

/// Reads inputs in the forms in which workflows take them.
struct BlockInputReader {
    private(set) var pictures: [BlockPicture] = []
    private let now: DateTime
    private let identifier: () -> Text
    /// Of the JPEG files that operations make of the pictures that are read now.
    private var qualities: Set<Int> = []

    private static let pictureLimit = 16

    init(now: DateTime, identifier: @escaping () -> Text) {
        self.now = now
        self.identifier = identifier
    }

    /// - Parameters:
    ///   - name: of the whole input, without the selector's sign.
    ///   - qualities: of the JPEG files that operations make of its pictures.
    mutating func read(
        _ json: JSONValue, of name: String, qualities: Set<Int>, at field: String
    ) throws(FieldError) -> BlockInput {
        self.qualities = qualities
        return try read(json, of: name, at: field)
    }

    private mutating func read(_ json: JSONValue, of name: String, at field: String) throws(FieldError) -> BlockInput {
        switch json {
        case .array(let elements): try read(elements, of: name, at: field)
        case .object(let object): try read(object, of: name, at: field)
        default: .value(try Value(json, at: field))
        }
    }

    private mutating func read(_ elements: [JSONValue], of name: String, at field: String) throws(FieldError)
        -> BlockInput
    {
        // Most lists hold nothing but plain values: those stay whole.
        guard elements.contains(where: { $0.object != nil || $0.array != nil }) else {
            return .value(try Value(.array(elements), at: field))
        }
        var inputs: [BlockInput] = []
        for (index, element) in elements.enumerated() {
            inputs.append(try read(element, of: name, at: "\(field)[\(index)]"))
        }
        return .list(inputs)
    }

    private mutating func read(_ object: JSONObject, of name: String, at field: String) throws(FieldError) -> BlockInput
    {
        let fields = OperationFields(object, at: field)
        if let type = object["type"]?.string, object.member("value") != nil {
            switch type {
            case "base64": return try picture(fields, { .base64($0) })
            case "jpeg": return try picture(fields, { .jpeg($0) })
            case "part": return try picture(fields, { .part($0.string) })
            case "timestamp":
                let text = try fields.text("value")
                guard let timestamp = DateTime(iso: text) else {
                    throw fields.error("value", "is no timestamp of ISO 8601")
                }
                return .value(.timestamp(timestamp))
            default: break
            }
        }
        if Self.isDetections(object) {
            return .value(
                .detections(try Detections(.object(object), name: Text(name), at: field, identifier: identifier)))
        }
        return .value(try Value(.object(object), at: field))
    }

    /// How pictures were classified has the same two members.
    private static func isDetections(_ object: JSONObject) -> Bool {
        guard Detections.looksLike(.object(object)), let predictions = object["predictions"]?.array,
            object["top"] == nil, object["predicted_classes"] == nil
        else { return false }
        guard let first = predictions.first else { return true }
        return ["x", "y", "width", "height"].contains { first[$0] != nil }
    }

    private mutating func picture(
        _ fields: OperationFields, _ source: (JSONText) -> BlockPicture.Source
    ) throws(FieldError) -> BlockInput {
        guard case .string(let text)? = fields.object["value"] else { throw fields.error("value", "must be text") }
        guard pictures.count < Self.pictureLimit else {
            throw FieldError(fields.path, "is one picture too many: at most \(Self.pictureLimit) are looked at")
        }
        let source = source(text)
        var frame: ImageValue.Frame?
        if fields.has("metadata") {
            if case .jpeg = source { throw fields.error("metadata", "is for images: JPEG bytes have none") }
            frame = try self.frame(fields.fields("metadata"))
        }
        pictures.append(BlockPicture(source: source, frame: frame, qualities: qualities, field: fields.path))
        return .picture(pictures.count - 1)
    }

    /// Of what is missing the usual stands there: frame 0, now, and no rate.
    private func frame(_ fields: OperationFields) throws(FieldError) -> ImageValue.Frame {
        var timestamp = now
        if let text = try fields.optionalText("frame_timestamp") {
            guard let read = DateTime(iso: text) else {
                throw fields.error("frame_timestamp", "is no timestamp of ISO 8601")
            }
            timestamp = read
        }
        return ImageValue.Frame(
            number: try fields.integer("frame_number", default: 0), timestamp: timestamp,
            fps: try fields.optionalDouble("fps"))
    }
}
