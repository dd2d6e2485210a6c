/// An element of an Accept field with its weight. RFC 9110 §12.4.2
public struct WeightedChoice: Sendable, Equatable {
    public let value: String
    /// From 0 to 1000.
    public let weight: Int

    /// Reads the elements of a list; malformed weights count as none given.
    public static func parse(_ elements: [String]) -> [WeightedChoice] {
        elements.map { element in
            let parts = element.split(separator: ";").map { String(Substring($0.utf8.trimmingBlanks)) }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }
            return WeightedChoice(
                value: (parts.first ?? "").lowercased(), weight: weight.flatMap { thousandths($0.dropFirst(2)) } ?? 1000
            )
        }
    }

    static func weight(of value: String, in choices: [WeightedChoice]) -> Int? {
        choices.first { $0.value == value }?.weight
    }

    private static func thousandths(_ text: Substring) -> Int? {
        guard text.utf8.count <= 5, let first = text.first, "01".contains(first) else { return nil }
        let fraction = text.dropFirst(2)
        guard text.count == 1 || text.dropFirst().first == ".", fraction.utf8.allSatisfy(\.isDigit) else { return nil }
        let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
        return min(1000, (first == "1" ? 1000 : 0) + (Int(padded) ?? 0))
    }
}

extension Request {
    /// The one of `types` that the client likes best; the first of them when it says nothing or likes none.
    public func preferredType(of types: [String]) -> String? {
        let choices = WeightedChoice.parse(fields.list(.accept))
        guard !choices.isEmpty else { return types.first }
        var best: (type: String, weight: Int)?
        for type in types {
            let family = String(type.prefix { $0 != "/" }) + "/*"
            let weight =
                WeightedChoice.weight(of: type, in: choices) ?? WeightedChoice.weight(of: family, in: choices)
                ?? WeightedChoice.weight(of: "*/*", in: choices) ?? 0
            if weight > best?.weight ?? 0 { best = (type, weight) }
        }
        return best?.type ?? types.first
    }
}
