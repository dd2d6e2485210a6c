/// A parameter of a recipe and what it is filled in with, as `NAME=VALUE`.
struct ParameterValue: Sendable, Equatable {
    let name: String
    let value: String

    /// In bytes.
    private static let limit = 64 << 10

    init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].trimmed.isEmpty, text.utf8.count <= Self.limit else { return nil }
        self.init(name: parts[0].trimmed, value: String(parts[1]))
    }
}

extension ParameterValue: CustomStringConvertible {
    var description: String { "\(name)=\(value)" }
}
