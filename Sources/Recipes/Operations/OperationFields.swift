public import Bytes

/// The fields of an operation or a manifest, read leniently, as their format does: `"3"`, `3.0` and `true` are whole
/// numbers too.
///
/// A field that is there must fit, null as well: a default holds only where the field is missing. Whoever reads null as
/// missing calls the method whose name begins with `optional`. Every refusal names the field's whole path.
public struct OperationFields: Sendable {
    public let object: JSONObject
    /// What stands before the name of a field.
    public let path: String
    /// How many chains this lies within.
    let depth: Int

    public init(_ object: JSONObject, at path: String) {
        self.init(object, at: path, depth: 0)
    }

    init(_ object: JSONObject, at path: String, depth: Int) {
        self.object = object
        self.path = path
        self.depth = depth
    }

    /// The field's path, for errors and for what lies within it.
    public func place(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

    public func error(_ name: String, _ reason: String) -> FieldError { FieldError(place(name), reason) }

    /// False where it is null.
    public func has(_ name: String) -> Bool { object[name].map { !$0.isNull } ?? false }

    /// A field that must be there; null counts as there.
    public func required(_ name: String) throws(FieldError) -> JSONValue {
        guard let value = object[name] else { throw error(name, "is missing") }
        return value
    }

    /// Nothing but text is taken for text.
    public func text(_ name: String, default missing: Text? = nil) throws(FieldError) -> Text {
        if let missing, object[name] == nil { return missing }
        guard case .string(let text) = try required(name) else { throw error(name, "must be text") }
        return Text(checked: Array(text.bytes))
    }

    public func optionalText(_ name: String) throws(FieldError) -> Text? {
        has(name) ? try text(name) : nil
    }

    /// `1`, `0`, and the words that say yes or no are taken too.
    public func boolean(_ name: String, default missing: Bool? = nil) throws(FieldError) -> Bool {
        if let missing, object[name] == nil { return missing }
        guard let value = LenientValue.boolean(try required(name)) else { throw error(name, "must be true or false") }
        return value
    }

    /// One of the names of `Choice`, written exactly so.
    public func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ name: String, as type: Choice.Type = Choice.self, default missing: Choice? = nil
    ) throws(FieldError) -> Choice {
        if let missing, object[name] == nil { return missing }
        guard let written = try required(name).string, let choice = Choice(rawValue: written) else {
            throw error(name, "must be one of " + Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "))
        }
        return choice
    }
}
