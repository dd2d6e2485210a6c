extension Text {
    /// As Python's `str.lower`: full mappings, and a capital sigma at the end of a word becomes the final one.
    public var lowercased: Text {
        guard !isASCII else {
            return Text(checked: bytes.map { UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 })
        }
        return mapped(by: .lower)
    }

    /// As Python's `str.upper`: full mappings, so that `ß` becomes `SS`.
    public var uppercased: Text {
        guard !isASCII else {
            return Text(checked: bytes.map { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") ? $0 & 0xdf : $0 })
        }
        return mapped(by: .upper)
    }

    private func mapped(by table: CaseTable) -> Text {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var scalars = scalars
        while let scalar = scalars.next() {
            if let mapped = table[scalar] {
                output.append(mapped)
            } else if scalar == Self.sigma {
                output.append(Self.isFinal(scalars) ? "\u{3c2}" : "\u{3c3}")
            } else {
                output += table.mappings(of: scalar)
            }
        }
        return Text(checked: output)
    }

    /// The one letter whose other case depends on what stands around it.
    private static let sigma: Unicode.Scalar = "\u{3a3}"

    /// Whether a capital sigma, which stands before what is left of `scalars`, ends a word: a letter with case stands
    /// before it and none after it, marks and apostrophes not looked at (Unicode 3.13, Final_Sigma).
    ///
    /// What is looked at for one sigma ends at the next, so that a text of nothing but sigmas takes no longer.
    private static func isFinal(_ scalars: Scalars) -> Bool {
        var before = scalars
        _ = before.previous()
        var isAfterLetter = false
        while let scalar = before.previous() {
            if scalar.isCaseIgnorable { continue }
            isAfterLetter = scalar.isCased
            break
        }
        guard isAfterLetter else { return false }
        var after = scalars
        while let scalar = after.next() {
            if scalar.isCaseIgnorable { continue }
            return !scalar.isCased
        }
        return true
    }
}

extension Unicode.Scalar {
    /// U+1171E, a vowel sign of Ahom, was a mark without width in Unicode 14.
    fileprivate var isCaseIgnorable: Bool {
        if value < 0x80 { return [0x27, 0x2e, 0x3a, 0x5e, 0x60].contains(value) }
        return properties.isCaseIgnorable && isKnown || value == 0x1171e
    }

    /// U+0295, a letter of the phonetic alphabet, was a small letter in Unicode 14.
    fileprivate var isCased: Bool {
        if value < 0x80 { return (0x61...0x7a).contains(value | 0x20) }
        return properties.isCased && isKnown || value == 0x295
    }
}

extension [UInt8] {
    mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            append(UInt8(value))
            return
        }
        if value < 0x800 {
            append(UInt8(0xc0 | value >> 6))
        } else {
            if value < 0x1_0000 {
                append(UInt8(0xe0 | value >> 12))
            } else {
                append(UInt8(0xf0 | value >> 18))
                append(UInt8(0x80 | value >> 12 & 0x3f))
            }
            append(UInt8(0x80 | value >> 6 & 0x3f))
        }
        append(UInt8(0x80 | value & 0x3f))
    }
}
