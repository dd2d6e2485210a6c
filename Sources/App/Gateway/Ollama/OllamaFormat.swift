internal import Bytes
internal import Vignette

/// The form that an answer is to have.
enum OllamaFormat: Sendable, Equatable {
    /// Some JSON object.
    case json
    /// JSON that follows this schema.
    case schema(JSONObject)

    /// Nil where it may have any.
    init?(_ fields: OllamaFields) throws(Failure) {
        switch fields["format"] {
        case nil, .string(""): return nil
        case .string("json"): self = .json
        case .object(let schema): self = .schema(schema)
        default: throw fields.refusal("format", "must be \"json\" or a JSON schema")
        }
    }

    /// As the chat-completions protocol says it.
    ///
    /// `strict` is left out: services that know it refuse most schemas with it.
    var asked: JSONValue {
        var format = JSONObject()
        switch self {
        case .json: format.append("type", .string("json_object"))
        case .schema(let schema):
            var named = JSONObject()
            named.append("name", .string("answer"))
            named.append("schema", .object(schema))
            format.append("type", .string("json_schema"))
            format.append("json_schema", .object(named))
        }
        return .object(format)
    }
}
