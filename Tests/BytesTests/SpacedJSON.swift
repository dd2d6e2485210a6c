import Bytes
import TestSupport

/// Random objects, and texts of them with white space wherever it may stand.
enum SpacedJSON {
    private static let strings = ["", "a", "é", "\"", "\\", "/", "\u{1F600}", "}", "{", ",", ":", "]", " x ", "\n"]

    /// With names that have no colon, so that a test can see where one ends.
    static func object(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        var object = JSONObject()
        for number in 0..<Int.random(in: 0...6, using: &random) {
            let name = "\(number)" + (["", "é", "\"", "\\", " "].randomElement(using: &random) ?? "")
            object.append(JSONText(name), value(depth: depth - 1, &random))
        }
        return .object(object)
    }

    static func value(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &random) {
        case 0: return [.null, .bool(true), .bool(false)].randomElement(using: &random) ?? .null
        case 1: return .number(JSONNumber(Int64(truncatingIfNeeded: random.next())))
        case 2: return JSONNumber(Double.random(in: -1e9...1e-9, using: &random)).map { .number($0) } ?? .null
        case 3: return .string(JSONText(strings.randomElement(using: &random) ?? ""))
        case 4: return .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth - 1, &random) })
        default: return object(depth: depth, &random)
        }
    }

    static func text(of value: JSONValue, _ random: inout SeededGenerator) -> String {
        func space() -> String {
            (0..<max(0, Int.random(in: -3...3, using: &random))).map { _ in
                [" ", "\n", "\r", "\t"].randomElement(using: &random) ?? " "
            }.joined()
        }
        func write(_ value: JSONValue) -> String {
            let text: String
            if let object = value.object {
                let members = object.members.map { member in
                    space() + written(.string(member.name)) + space() + ":" + write(member.value)
                }
                text = "{" + (members.isEmpty ? space() : members.joined(separator: ",")) + "}"
            } else if let array = value.array {
                text = "[" + (array.isEmpty ? space() : array.map { write($0) }.joined(separator: ",")) + "]"
            } else {
                text = written(value)
            }
            return space() + text + space()
        }
        return write(value)
    }

    /// All objects in a value, itself among them.
    static func objects(in value: JSONValue) -> [JSONObject] {
        if let array = value.array { return array.flatMap { objects(in: $0) } }
        guard let object = value.object else { return [] }
        return [object] + object.members.flatMap { objects(in: $0.value) }
    }

    private static func written(_ value: JSONValue) -> String {
        String(decoding: JSONWriter().bytes(of: value), as: UTF8.self)
    }
}
