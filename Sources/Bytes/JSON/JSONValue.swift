/// A JSON value.
///
/// Strings and numbers of a parsed value are slices that share the parsed text and keep it alive; keep what you need
/// of a large text as `String` or `Array`, not as a value.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(JSONText)
    case array([JSONValue])
    case object(JSONObject)

    public var isNull: Bool { self == .null }

    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    public var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// See `JSONNumber.int`.
    public var int: Int? { number?.int }

    /// See `JSONNumber.double`.
    public var double: Double? { number?.double }

    /// The content of a string, copied.
    public var string: String? {
        if case .string(let text) = self { text.string } else { nil }
    }

    /// The content of a string as UTF-8, not copied if it was written without escapes.
    public var bytes: ArraySlice<UInt8>? {
        if case .string(let text) = self { text.bytes } else { nil }
    }

    public var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    public var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The member of that name, or nil if there is none or the value is no object.
    public subscript(name: String) -> JSONValue? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    /// The element at that place, or nil if there is none or the value is no array.
    public subscript(index: Int) -> JSONValue? {
        if case .array(let values) = self, values.indices.contains(index) { values[index] } else { nil }
    }
}
