internal import Bytes
internal import Vision

/// Header fields that a service wants beside ours, as the settings give them: a JSON object of texts.
enum ServiceHeaders {
    /// Fields that say where a message ends and whom it is for: theirs are never ours to give.
    private static let refused: Set<String> = ["content-length", "host", "transfer-encoding"]
    private static let limit = 64
    private static let valueLimit = 8 << 10

    /// Nil where a name is no name or the value no value of a header field.
    static func read(_ text: String) -> [EndpointSettings.Header]? {
        guard let object = try? JSON.parse(Array(text.utf8)).object, object.count <= limit else { return nil }
        var names: Set<String> = []
        var headers: [EndpointSettings.Header] = []
        for member in object.members {
            let name = member.name.string
            guard isToken(name), let value = member.value.string, isValue(value),
                names.insert(name.lowercased()).inserted, !refused.contains(name.lowercased())
            else { return nil }
            headers.append(EndpointSettings.Header(name: name, value: Secret(value)))
        }
        return headers
    }

    /// RFC 9110 §5.1 and §5.6.2.
    private static func isToken(_ text: String) -> Bool {
        let marks = "!#$%&'*+-.^_`|~".utf8
        return (1...256).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || marks.contains(byte)
            }
    }

    /// RFC 9110 §5.5: visible characters, blanks and tabs inside, all without a line end.
    static func isValue(_ text: String) -> Bool {
        let isBlank: (UInt8?) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        return text.utf8.count <= valueLimit && !isBlank(text.utf8.first) && !isBlank(text.utf8.last)
            && text.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }
}
