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

    /// Writes it as the chat-completions protocol says it.
    ///
    /// `strict` is left out: services that know it refuse most schemas with it.
    func write(_ name: String, to question: inout JSONObjectWriter) {
        question.object(name) { format in
            switch self {
            case .json: format.string("type", "json_object")
            case .schema(let schema):
                format.string("type", "json_schema")
                format.object("json_schema") { named in
                    named.string("name", "answer")
                    named.value("schema", .object(schema))
                }
            }
        }
    }
}
