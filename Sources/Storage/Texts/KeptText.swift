internal import Bytes
internal import Vignette

/// The members of a compound value that was kept as JSON.
///
/// A member that is missing, of another kind or unknown is an `UnreadableColumn`: a row of a later version, or damage.
struct KeptText {
    private let object: JSONObject
    private let column: String

    init(_ bytes: [UInt8], column: String) throws(UnreadableColumn) {
        guard let value = try? JSON.parse(bytes, limits: .init(values: 1_000_000)), let object = value.object else {
            throw UnreadableColumn(column)
        }
        self.init(object, column: column)
    }

    private init(_ object: JSONObject, column: String) {
        self.object = object
        self.column = column
    }

    // MARK: - What must be there

    func string(_ name: String) throws(UnreadableColumn) -> String {
        try present(optionalString(name), name)
    }

    func int(_ name: String) throws(UnreadableColumn) -> Int {
        try present(optionalInt(name), name)
    }

    func double(_ name: String) throws(UnreadableColumn) -> Double {
        try present(optionalDouble(name), name)
    }

    func bool(_ name: String) throws(UnreadableColumn) -> Bool {
        try present(object[name]?.bool, name)
    }

    func choice<Choice: RawRepresentable>(
        _ name: String, of: Choice.Type = Choice.self
    ) throws(UnreadableColumn) -> Choice where Choice.RawValue == String {
        try present(Choice(rawValue: string(name)), name)
    }

    func choice<Choice: RawRepresentable>(
        _ name: String, of: Choice.Type = Choice.self
    ) throws(UnreadableColumn) -> Choice where Choice.RawValue == Int {
        try present(Choice(rawValue: int(name)), name)
    }

    /// The elements of an array of texts that are names of `Choice`.
    func choices<Choice: RawRepresentable>(
        _ name: String, of: Choice.Type = Choice.self
    ) throws(UnreadableColumn) -> [Choice] where Choice.RawValue == String {
        var choices: [Choice] = []
        for value in try present(object[name]?.array, name) {
            choices.append(try present(value.string.flatMap(Choice.init(rawValue:)), name))
        }
        return choices
    }

    func list(_ name: String) throws(UnreadableColumn) -> [KeptText] {
        var list: [KeptText] = []
        for value in try present(object[name]?.array, name) {
            list.append(KeptText(try present(value.object, name), column: "\(column).\(name)"))
        }
        return list
    }

    /// The members of an object of texts.
    func strings(_ name: String) throws(UnreadableColumn) -> [String: String] {
        var strings: [String: String] = [:]
        for member in try present(object[name]?.object, name).members {
            strings[member.name.string] = try present(member.value.string, "\(name).\(member.name.string)")
        }
        return strings
    }

    // MARK: - What may be missing

    func optionalString(_ name: String) -> String? { object[name]?.string }

    func optionalInt(_ name: String) -> Int? { object[name]?.int }

    func optionalDouble(_ name: String) -> Double? { object[name]?.double }

    func has(_ name: String) -> Bool { object[name] != nil }

    func present<Value>(_ value: Value?, _ name: String) throws(UnreadableColumn) -> Value {
        guard let value else { throw UnreadableColumn("\(column).\(name)") }
        return value
    }
}
