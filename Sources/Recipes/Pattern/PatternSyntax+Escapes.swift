extension PatternSyntax {
    /// What `\` and the characters behind it mean outside a class.
    mutating func escape() throws(PatternError) -> (measure: PatternMeasure, canRepeat: Bool) {
        guard let scalar = peek else { throw PatternError("ends with a lone backslash") }
        let word = flags.contains(.ascii) ? "[0-9A-Za-z_]" : "\\w"
        switch scalar {
        case "A": return assertion("\\A")
        case "Z": return assertion("\\z")
        case "b": return assertion("(?:(?<=\(word))(?!\(word))|(?<!\(word))(?=\(word)))")
        // Between two characters of one kind, and not in empty text, as Python has it.
        case "B": return assertion("(?:(?<=\(word))(?=\(word))|(?<!\(word))(?!\(word))(?!\\A\\z))")
        case "d", "D", "s", "S", "w", "W":
            place += 1
            write("[" + shorthand(scalar) + "]")
            return (.one, true)
        case "1"..."9":
            if let octal = try octal() {
                write(literal: octal)
                return (.one, true)
            }
            return (try reference(), true)
        default:
            write(literal: try character(inClass: false))
            return (.one, true)
        }
    }

    private mutating func assertion(_ text: String) -> (measure: PatternMeasure, canRepeat: Bool) {
        place += 1
        write(text)
        return (.none, false)
    }

    /// The members of a class for `\d`, `\s`, `\w` and their opposites.
    func shorthand(_ letter: Unicode.Scalar) -> String {
        let isASCII = flags.contains(.ascii)
        return switch letter {
        case "d": isASCII ? "0-9" : "\\d"
        case "D": isASCII ? "\\x{0}-/:-\\x{10ffff}" : "\\D"
        case "w": isASCII ? "0-9A-Za-z_" : "\\w"
        case "W": isASCII ? "\\x{0}-/:-@\\x{5b}-\\x{5e}`\\x{7b}-\\x{10ffff}" : "\\W"
        case "s": isASCII ? "\\x{9}-\\x{d}\\x{20}" : Self.spaces
        default: isASCII ? "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}" : Self.notSpaces
        }
    }

    /// Python's white space is not PCRE2's: it has U+001C to U+001F and lacks U+180E.
    private static let spaces =
        "\\x{9}-\\x{d}\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"

    private static let notSpaces =
        "\\x{0}-\\x{8}\\x{e}-\\x{1b}\\x{21}-\\x{84}\\x{86}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"
        + "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}"

    /// One character written with a backslash, which is already taken.
    mutating func character(inClass: Bool) throws(PatternError) -> Unicode.Scalar {
        guard let scalar = next() else { throw PatternError("ends with a lone backslash") }
        switch scalar {
        case "a": return "\u{7}"
        case "f": return "\u{c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{b}"
        case "b" where inClass: return "\u{8}"
        case "x": return try hexadecimal(2)
        case "u": return try hexadecimal(4)
        case "U": return try hexadecimal(8)
        case "0"..."9":
            place -= 1
            guard let octal = try octal(inClass: inClass || scalar == "0") else {
                throw PatternError("has a number after a backslash that means nothing there")
            }
            return octal
        case "N": throw PatternError("names a character, and such names are not known here: write \\u and its number")
        case "a"..."z", "A"..."Z": throw PatternError("has '\\\(scalar)', which means nothing")
        default: return scalar
        }
    }

    private mutating func hexadecimal(_ count: Int) throws(PatternError) -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = next().flatMap({ Character($0).hexDigitValue }), source[place - 1].isASCII else {
                throw PatternError("has fewer than \(count) hexadecimal digits where so many are due")
            }
            // At most eight digits of four bits.
            value = value << 4 | UInt32(digit)
        }
        guard let scalar = Unicode.Scalar(value) else { throw PatternError("has a number that is no character's") }
        return scalar
    }

    /// A character by three octal digits; in a class, or after `0`, fewer do. Nil where there are no such digits.
    private mutating func octal(inClass: Bool = false) throws(PatternError) -> Unicode.Scalar? {
        let digits = source[place...].prefix(3).prefix { ("0"..."7").contains($0) }
        guard digits.count == 3 || inClass && !digits.isEmpty else { return nil }
        place += digits.count
        let value = digits.reduce(UInt32(0)) { $0 << 3 | ($1.value - 0x30) }
        guard value <= 0o377, let scalar = Unicode.Scalar(value) else {
            throw PatternError("has an octal number above 377")
        }
        return scalar
    }

    /// A group by its number, of two digits at most.
    private mutating func reference() throws(PatternError) -> PatternMeasure {
        let digits = source[place...].prefix(2).prefix { ("0"..."9").contains($0) }
        place += digits.count
        return try reference(to: digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) })
    }
}
