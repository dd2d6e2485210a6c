public import Bytes

extension Detections {
    /// What an input holds, in the form in which workflows pass detections on; see `DetectionReader`.
    ///
    /// `name` is the input's; the field of an error begins with `path`. `identifier` makes the ids of those that have
    /// none.
    public init(
        _ json: JSONValue, name: Text, at path: String, identifier: () -> Text = Detections.identifier
    ) throws(FieldError) {
        self = try withoutActuallyEscaping(identifier) { identifier throws(FieldError) in
            try DetectionReader(name: name, path: path, identifier: identifier).read(json)
        }
    }

    /// True for what is meant to be detections: an object with `image` and `predictions`.
    public static func looksLike(_ json: JSONValue) -> Bool {
        json["image"] != nil && json["predictions"] != nil
    }

    /// A random UUID (RFC 9562 section 5.4).
    public static func identifier() -> Text {
        var bytes = RandomBytes.make(16)
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Hex.encode(bytes)
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return Text(parts.joined(separator: "-"))
    }
}
