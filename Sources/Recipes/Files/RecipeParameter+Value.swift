internal import Vignette

extension Recipe.Parameter {
    /// What a text that somebody filled in stands for. Throws the end of "The field 'x' …".
    func value(of text: String) throws(ValueRefusal) -> Value {
        switch kind {
        case .text:
            guard text.utf8.count <= Self.textLimit else {
                throw ValueRefusal("is longer than \(Self.textLimit >> 10) KB")
            }
            return .text(Text(text))
        case .number:
            guard let number = FilledNumber.value(of: Recipe.trimmed(text)) else {
                throw ValueRefusal("must be a number, such as 3 or 0.5")
            }
            return number
        case .choice:
            guard choices.contains(Recipe.trimmed(text)) else {
                throw ValueRefusal("must be one of \(Quoted.list(choices))")
            }
            return .text(Text(Recipe.trimmed(text)))
        case .boolean:
            switch Recipe.trimmed(text).lowercased() {
            case "true", "1", "on": return .bool(true)
            case "false", "0", "off": return .bool(false)
            default: throw ValueRefusal("must be true or false")
            }
        }
    }
}

/// Why a text is no value of a parameter.
struct ValueRefusal: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
