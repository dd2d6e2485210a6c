internal import Bytes

/// Gathers what a model would read of a question.
///
/// Whatever is text somewhere in what is given to it counts: services put names, schemas and arguments into the prompt
/// as well, so that a text could hide there from whoever moderates.
struct ReadTexts {
    private(set) var all: [ReadText] = []

    mutating func add(_ text: JSONText?, isUsers: Bool = false) {
        guard let text, !text.bytes.isEmpty else { return }
        all.append(ReadText(text: text, isUsers: isUsers))
    }

    /// All strings in a value, names of members among them: in a schema those are the words of whoever wrote it.
    mutating func add(allOf value: JSONValue?) {
        add(allOf: value, opensArguments: true)
    }

    private mutating func add(allOf value: JSONValue?, opensArguments: Bool) {
        switch value {
        case .string(let text)?: add(text)
        case .array(let values)?: for value in values { add(allOf: value, opensArguments: opensArguments) }
        case .object(let object)?:
            for member in object.members {
                add(member.name)
                if opensArguments, member.name == "arguments", let inner = Self.json(in: member.value) {
                    add(allOf: inner, opensArguments: false)
                } else {
                    add(allOf: member.value, opensArguments: opensArguments)
                }
            }
        default: break
        }
    }

    /// What a tool was given stands as JSON inside a string, and some services open it: an escape must not hide a word.
    private static func json(in value: JSONValue) -> JSONValue? {
        guard let text = value.bytes else { return nil }
        return try? JSON.parse(Array(text), limits: .forOthers)
    }
}
