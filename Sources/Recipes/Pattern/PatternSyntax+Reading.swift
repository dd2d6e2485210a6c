extension PatternSyntax {
    var peek: Unicode.Scalar? { place < source.count ? source[place] : nil }

    mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        place += 1
        return scalar
    }

    mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek == wanted else { return false }
        place += 1
        return true
    }

    /// What stands before `end`, which is taken too.
    mutating func text(before end: Unicode.Scalar) throws(PatternError) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = next() {
            if scalar == end { return String(text) }
            text.append(scalar)
        }
        throw PatternError("lacks a '\(end)'")
    }

    mutating func digits() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = peek, ("0"..."9").contains(scalar) {
            text.append(scalar)
            place += 1
        }
        return String(text)
    }

    mutating func write(_ text: String) {
        output.append(contentsOf: text.utf8)
    }

    /// A character that means nothing but itself.
    mutating func write(literal scalar: Unicode.Scalar) {
        write(Self.literal(scalar))
    }

    static func literal(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "\u{80}"...: String(scalar)
        default: "\\x{" + String(scalar.value, radix: 16) + "}"
        }
    }
}
