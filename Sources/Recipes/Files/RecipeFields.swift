internal import Bytes

/// The members of an object of a recipe's file, read strictly: a member that nobody knows is an error, and so is one of
/// another kind.
struct RecipeFields {
    private let object: JSONObject
    private let path: String

    /// - Parameters:
    ///   - path: of the object itself; empty for the file's.
    ///   - known: what it may have.
    init(_ object: JSONObject, at path: String = "", known: [String]) throws(FieldError) {
        self.object = object
        self.path = path
        for member in object.members where !known.contains(member.name.string) {
            throw FieldError(place(member.name.string), "is unknown: there are \(Quoted.list(known))")
        }
    }

    func place(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

    func error(_ name: String, _ reason: String) -> FieldError { FieldError(place(name), reason) }

    subscript(name: String) -> JSONValue? { object[name] }

    func text(_ name: String) throws(FieldError) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string else { throw error(name, "must be text") }
        return text
    }

    /// What people read, on one line.
    func line(_ name: String) throws(FieldError) -> String? {
        guard let text = try text(name) else { return nil }
        guard Self.isLine(text) else {
            throw error(name, "must be one line of at most \(Self.lineLimit) bytes, and not empty")
        }
        return text
    }

    func bool(_ name: String) throws(FieldError) -> Bool? {
        guard let value = object[name] else { return nil }
        guard let bool = value.bool else { throw error(name, "must be true or false") }
        return bool
    }

    func int(_ name: String, in range: ClosedRange<Int>) throws(FieldError) -> Int? {
        guard let value = object[name] else { return nil }
        guard let int = value.int, range.contains(int) else {
            throw error(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return int
    }

    func double(_ name: String, in range: ClosedRange<Double>) throws(FieldError) -> Double? {
        guard let value = object[name] else { return nil }
        guard let double = value.double, range.contains(double) else {
            throw error(name, "must be a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
        }
        return double
    }

    func list(_ name: String) throws(FieldError) -> [JSONValue]? {
        guard let value = object[name] else { return nil }
        guard let list = value.array else { throw error(name, "must be a list") }
        return list
    }

    func object(_ name: String) throws(FieldError) -> JSONObject? {
        guard let value = object[name] else { return nil }
        guard let object = value.object else { throw error(name, "must be an object") }
        return object
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of: Choice.Type = Choice.self
    ) throws(FieldError) -> Choice? where Choice.RawValue == String {
        guard let value = object[name] else { return nil }
        guard let choice = value.string.flatMap(Choice.init) else {
            throw error(name, "must be one of \(Quoted.list(Choice.allCases.map(\.rawValue)))")
        }
        return choice
    }

    /// In bytes.
    private static let lineLimit = 200

    static func isLine(_ text: String) -> Bool {
        guard text.utf8.count <= lineLimit, text.contains(where: { !$0.isWhitespace }) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }
}
