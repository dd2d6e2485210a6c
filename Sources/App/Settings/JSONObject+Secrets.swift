internal import Bytes

extension JSONObject {
    /// As it may be shown: the values of members that are called like secrets are masked, however deep they stand.
    var maskingSecrets: JSONObject {
        var shown = JSONObject()
        for member in members {
            let name = member.name.string
            // max_tokens is a number.
            let isCount = if case .number = member.value { name.lowercased().contains("tokens") } else { false }
            let isSecret = !isCount && Secret.isNamed(name)
            shown.append(member.name, isSecret ? .string(JSONText(Secret.mask)) : Self.masked(member.value))
        }
        return shown
    }

    private static func masked(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object): .object(object.maskingSecrets)
        case .array(let values): .array(values.map(masked))
        default: value
        }
    }
}
