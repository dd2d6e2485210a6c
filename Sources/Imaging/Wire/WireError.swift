/// Why a frame is none, or holds what nobody here sends.
public enum WireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A part of a frame is longer than it may be.
    case tooLong(part: String, limit: Int, actual: Int)
    /// The head is no JSON.
    case json(String)
    /// This member of the head is missing, or has no value that it may have.
    case member(String)
    /// The lengths in the head do not add up to the payload, or the payload is not what they say.
    case payload
    /// Something that was not asked for, or before it was asked for.
    case unasked
    /// A measurement that is no number cannot be sent.
    case notFinite

    public var description: String {
        switch self {
        case .tooLong(let part, let limit, let actual): "the \(part) has \(actual) bytes, at most \(limit) are allowed"
        case .json(let reason): "the head is no JSON: \(reason)"
        case .member(let name): "the head has no valid \"\(name)\""
        case .payload: "the payload is not what the head says"
        case .unasked: "something came that was not asked for"
        case .notFinite: "a measurement is no number"
        }
    }
}
