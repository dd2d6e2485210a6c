internal import Bytes
internal import Vignette

/// How long a model is to stay in memory: a number of seconds, or a text such as `5m`.
///
/// Nothing is loaded here, so all that counts is whether it is understood, and whether it says "not at all".
struct OllamaKeepAlive: Sendable {
    /// Asks for the model to be let go at once.
    let isZero: Bool

    /// Nil where nothing is said.
    init?(_ fields: OllamaFields) throws(Failure) {
        let field = "keep_alive"
        switch fields[field] {
        case nil: return nil
        case .string(let text):
            guard let duration = GoDuration(text.string) else {
                throw Failure(
                    .invalidRequest, message: "time: invalid duration \(Self.quoted(text.string))",
                    advice:
                        "Write it as \"5m\", \"1h30m\" or \"-1m\", or as a number of seconds, or leave keep_alive out.",
                    field: field)
            }
            isZero = duration.nanoseconds == 0
        case .number(let number):
            guard let seconds = number.double else { throw fields.refusal(field, "is too large a number") }
            isZero = seconds == 0
        default: throw fields.refusal(field, "must be a number of seconds, or a duration such as 5m")
        }
    }

    /// As Go quotes it: programs look for the whole sentence.
    private static func quoted(_ text: String) -> String {
        let escaped = OneLine.quoted(text).dropFirst().dropLast().flatMap {
            $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0]
        }
        return "\"" + String(escaped) + "\""
    }
}
