internal import Bytes

/// The texts in a JSON object that are likely to be secrets, by the names they stand under.
enum SecretMembers {
    /// Every text under a name that is called like one, at any depth, and in lists under such a name.
    static func all(in object: JSONObject) -> [Secret] {
        var secrets: [Secret] = []
        var rest: [(value: JSONValue, isSecret: Bool)] = [(.object(object), false)]
        while let (value, isSecret) = rest.popLast() {
            switch value {
            case .object(let object):
                for member in object.members {
                    rest.append((member.value, isSecret || Secret.isNamed(member.name.string)))
                }
            case .array(let values): rest += values.map { ($0, isSecret) }
            case .string(let text) where isSecret: secrets.append(Secret(text.string))
            default: break
            }
        }
        return secrets
    }
}
