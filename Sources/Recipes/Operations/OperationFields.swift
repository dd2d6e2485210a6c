public import Bytes

/// The fields of an operation or a manifest, read leniently, as their format does: `"3"`, `3.0` and `true` are whole
/// numbers too.
public struct OperationFields: Sendable {
    public let object: JSONObject
    /// What stands before the name of a field.
    public let path: String

    public init(_ object: JSONObject, at path: String) {
        self.object = object
        self.path = path
    }

    /// The field's path, for errors and for what lies within it.
    func place(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

    func error(_ name: String, _ reason: String) -> FieldError { FieldError(place(name), reason) }

    /// A field that must be there; null counts as there.
    func required(_ name: String) throws(FieldError) -> JSONValue {
        guard let value = object[name] else { throw error(name, "is missing") }
        return value
    }

    func text(_ name: String) throws(FieldError) -> Text {
        guard let text = try required(name).string else { throw error(name, "must be text") }
        return Text(text)
    }
}
