internal import Bytes

/// How the text of a setting becomes a value, and how the value is written.
struct ValueKind<Value: Sendable>: Sendable {
    /// What stands for the value in help texts: `PORT`.
    let sample: String
    /// What is allowed, as the end of "… must be".
    let allowed: String
    /// The value is shown nowhere, and can also come from a file.
    let isSecret: Bool
    let parse: @Sendable (String) throws(Refusal) -> Value
    let show: @Sendable (Value) -> String

    init(
        _ sample: String, allowed: String, isSecret: Bool = false,
        parse: @escaping @Sendable (String) throws(Refusal) -> Value, show: @escaping @Sendable (Value) -> String
    ) {
        self.sample = sample
        self.allowed = allowed
        self.isSecret = isSecret
        self.parse = parse
        guard isSecret else {
            self.show = show
            return
        }
        self.show = { _ in Secret.mask }
    }
}

extension ValueKind where Value: CustomStringConvertible {
    /// A kind whose reader answers nil to what is not allowed.
    init(_ sample: String, allowed: String, read: @escaping @Sendable (String) -> Value?) {
        self.init(sample, allowed: allowed) { text throws(Refusal) in
            guard let value = read(text) else { throw Refusal() }
            return value
        } show: {
            $0.description
        }
    }
}

/// A text that is not allowed.
struct Refusal: Error {
    /// The piece at fault where the text has several.
    var part: String?
    /// What may be shown of the text, where that is not all of it.
    var shown: String?
}
