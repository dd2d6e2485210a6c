internal import Bytes

extension JSONObject {
    /// As it may be shown: the values of members that are called like secrets are masked, however deep they stand.
    var maskingSecrets: JSONObject {
        var shown = JSONObject()
        for member in members {
            let name = member.name.string.lowercased()
            // max_tokens is a number.
            let isCount = if case .number = member.value { name.contains("tokens") } else { false }
            let isSecret = !isCount && Self.words.contains(where: name.contains)
            shown.append(member.name, isSecret ? .string(JSONText(Secret.mask)) : Self.masked(member.value))
        }
        return shown
    }

    private static let words = ["key", "token", "secret", "password"]

    private static func masked(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object): .object(object.maskingSecrets)
        case .array(let values): .array(values.map(masked))
        default: value
        }
    }
}
