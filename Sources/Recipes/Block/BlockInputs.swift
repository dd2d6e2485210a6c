public import Bytes

/// What the selectors of a manifest stand for.
///
/// Only what the manifest selects is read: whatever else a workflow knows stays untouched.
public struct BlockInputs: Sendable {
    /// In the order in which they stand in the inputs that are selected.
    public let pictures: [BlockPicture]
    /// How many of them are sent whatever operations do with the others: known before any is opened.
    public let sentCount: Int
    private let inputs: [Selector: BlockInput]

    /// - Parameters:
    ///   - object: by selector, as it is written in the manifest.
    ///   - identifier: makes the ids of detections that have none.
    public init(
        _ object: JSONObject, for manifest: BlockManifest, at path: String, now: DateTime,
        identifier: @escaping () -> Text = Detections.identifier
    ) throws(FieldError) {
        let qualities = try manifest.jpegQualities()
        var reader = BlockInputReader(now: now, identifier: identifier)
        var inputs: [Selector: BlockInput] = [:]
        for selector in manifest.selectors where inputs[selector] == nil {
            let name = selector.text.string
            guard let json = object[name] else {
                throw FieldError(path, "has nothing for \(name), which the step selects")
            }
            inputs[selector] = try reader.read(
                json, of: selector.lastName, qualities: qualities[selector] ?? [], at: "\(path).\(name)")
        }
        self.inputs = inputs
        pictures = reader.pictures
        sentCount = manifest.untouched.reduce(0) { $0 + (inputs[$1]?.pictureCount ?? 0) }
    }

    /// The value of each selector.
    ///
    /// - Parameter pictures: what has become of each picture.
    func values(with pictures: [Value]) -> [Selector: Value] {
        inputs.mapValues { $0.value(with: pictures) }
    }
}
