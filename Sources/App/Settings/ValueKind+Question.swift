extension ValueKind where Value == Bool {
    /// A flag without a value: given or not.
    static var `switch`: ValueKind {
        ValueKind("", allowed: "nothing") { _ in
            true
        } show: {
            $0 ? "on" : "off"
        }
    }
}

extension ValueKind where Value == ParameterValue {
    static var parameter: ValueKind {
        ValueKind("NAME=VALUE", allowed: "a name, = and a value") { ParameterValue($0) }
    }
}

extension ValueKind where Value == String {
    static var prompt: ValueKind {
        ValueKind("TEXT", allowed: "text of at most 64 KB") { (1...(64 << 10)).contains($0.utf8.count) ? $0 : nil }
    }

    /// Which recipes there are is known once they are read.
    static var recipeName: ValueKind {
        ValueKind("NAME", allowed: "the name of a recipe, such as describe, alt-text, read-text, compare, table or ask")
        {
            (1...100).contains($0.utf8.count) ? $0 : nil
        }
    }

    static var language: ValueKind {
        ValueKind("LANGUAGE", allowed: "a language tag such as de or pt-BR, or the name of a language") {
            (1...100).contains($0.utf8.count) && $0.contains(where: \.isLetter) ? $0 : nil
        }
    }
}

extension ValueKind where Value == Double {
    static func decimal(_ range: ClosedRange<Double>) -> ValueKind {
        let (lower, upper) = (Int(range.lowerBound), Int(range.upperBound))
        return ValueKind("NUMBER", allowed: "a number from \(lower) to \(upper)") { text in
            // Double() alone would also take "0x1p0", "1e0", "inf" and "+1".
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let value = Double(text),
                range.contains(value)
            else { return nil }
            return value
        }
    }
}
