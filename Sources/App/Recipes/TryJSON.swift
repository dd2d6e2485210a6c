internal import Bytes

/// JSON as people like to read and to change it: what fits on a line stands on one, all else a member a line.
enum TryJSON {
    /// In letters.
    private static let width = 96

    /// - Parameter indent: how many blanks stand before the lines that follow the first.
    static func text(_ value: JSONValue, indent: Int = 0) -> String {
        let line = self.line(value)
        guard indent + line.count > width else { return line }
        let blanks = String(repeating: " ", count: indent)
        if let object = value.object, !object.isEmpty {
            let members = object.members.map {
                "\(blanks)  \(quoted($0.name)): \(text($0.value, indent: indent + 2))"
            }
            return "{\n" + members.joined(separator: ",\n") + "\n\(blanks)}"
        }
        if let array = value.array, !array.isEmpty {
            let elements = array.map { "\(blanks)  \(text($0, indent: indent + 2))" }
            return "[\n" + elements.joined(separator: ",\n") + "\n\(blanks)]"
        }
        return line
    }

    private static func line(_ value: JSONValue) -> String {
        if let object = value.object {
            return "{" + object.members.map { "\(quoted($0.name)): \(line($0.value))" }.joined(separator: ", ") + "}"
        }
        if let array = value.array { return "[" + array.map(line).joined(separator: ", ") + "]" }
        return String(decoding: JSONWriter(escapesLineSeparators: true).bytes(of: value), as: UTF8.self)
    }

    private static func quoted(_ text: JSONText) -> String { line(.string(text)) }
}
