public import Bytes

/// What the selectors of a manifest stand for.
///
/// Only what the manifest selects is read: whatever else a workflow knows stays untouched.
public struct BlockInputs: Sendable {
    /// In the order in which they stand in the inputs that are selected.
    public let pictures: [BlockPicture]
    private let inputs: [Selector: BlockInput]

    /// - Parameter object: by selector, as it is written in the manifest.
    public init(
        _ object: JSONObject, for manifest: BlockManifest, at path: String, now: DateTime
    ) throws(FieldError) {
        var reader = BlockInputReader(now: now)
        var inputs: [Selector: BlockInput] = [:]
        for selector in manifest.selectors where inputs[selector] == nil {
            let name = selector.text.string
            guard let json = object[name] else {
                throw FieldError(path, "has nothing for \(name), which the step selects")
            }
            inputs[selector] = try reader.read(json, of: selector.lastName, at: "\(path).\(name)")
        }
        self.inputs = inputs
        pictures = reader.pictures
    }

    /// - Parameter pictures: what has become of each picture.
    func value(of selector: Selector, with pictures: [Value]) -> Value {
        inputs[selector]?.value(with: pictures) ?? .null
    }
}
