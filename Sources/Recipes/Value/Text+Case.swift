extension Text {
    /// As Python's `str.lower`: full mappings, and a capital sigma at the end of a word becomes the final one.
    public var lowercased: Text {
        guard !isASCII else {
            return Text(checked: bytes.map { UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 })
        }
        return mapped { scalar, rest in
            guard scalar == "\u{3a3}" else { return CaseTable.lower.mapping(of: scalar) }
            return .one(Self.isFinal(rest) ? "\u{3c2}" : "\u{3c3}")
        }
    }

    /// As Python's `str.upper`: full mappings, so that `ß` becomes `SS`.
    public var uppercased: Text {
        guard !isASCII else {
            return Text(checked: bytes.map { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") ? $0 & 0xdf : $0 })
        }
        return mapped { scalar, _ in CaseTable.upper.mapping(of: scalar) }
    }

    private func mapped(_ mapping: (Unicode.Scalar, Scalars) -> CaseTable.Mapping) -> Text {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var scalars = scalars
        while let scalar = scalars.next() {
            switch mapping(scalar, scalars) {
            case .none: output.append(scalar)
            case .one(let mapped): output.append(mapped)
            case .several(let mapped): output += mapped.utf8
            }
        }
        return Text(checked: output)
    }

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
    fileprivate var isCaseIgnorable: Bool { properties.isCaseIgnorable && isKnown }

    fileprivate var isCased: Bool { properties.isCased && isKnown }
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
