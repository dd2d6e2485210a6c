internal import Bytes
internal import Vignette

/// What a program wants of a model's reasoning.
enum OllamaThinking: Sendable, Equatable {
    /// Shown where there is any.
    case shown
    /// So much of it, and shown.
    case effort(JSONText)
    /// Left out of the answer.
    case hidden

    init(_ fields: OllamaFields) throws(Failure) {
        switch fields["think"] {
        case nil, .bool(true): self = .shown
        case .bool(false): self = .hidden
        case .string("low"): self = .effort("low")
        case .string("medium"): self = .effort("medium")
        // The protocol behind knows no word for more.
        case .string("high"), .string("max"): self = .effort("high")
        default: throw fields.refusal("think", "must be true, false, low, medium, high or max")
        }
    }
}
