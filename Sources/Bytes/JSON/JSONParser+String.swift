extension JSONParser {
    /// Reads the string whose quotation mark is at `index` (RFC 8259 section 7); a slice unless it has escapes.
    mutating func string() throws(JSONError) -> JSONText {
        index += 1
        let start = index
        /// What precedes `plain`, once there has been an escape.
        var decoded: [UInt8] = []
        /// Where the bytes begin that stand for themselves and are not in `decoded` yet.
        var plain = index
        while true {
            index += PlainPrefix.count(in: text, from: index, kernel: kernel)
            guard index < text.count else { throw JSONError(.endOfText, at: index) }
            switch text[index] {
            case UInt8(ascii: "\""):
                let end = index
                index += 1
                if plain == start { return JSONText(checked: text[start..<end]) }
                decoded += text[plain..<end]
                return JSONText(checked: decoded[...])
            case UInt8(ascii: "\\"):
                if plain < index { decoded += text[plain..<index] }
                let escape = index
                try self.escape(into: &decoded)
                try count(slowBytes: index - escape)
                plain = index
            case 0x80...:
                try skipUTF8()
            default:
                throw JSONError(.controlByte, at: index)
            }
        }
    }

    /// Passes over the bytes that are not ASCII, checked to be whole sequences.
    private mutating func skipUTF8() throws(JSONError) {
        let rest = text[...]
        while index < rest.endIndex, rest[index] >= 0x80 {
            // RFC 8259 section 8.1: text is UTF-8.
            guard let length = UTF8Check.sequence(in: rest, at: index) else { throw JSONError(.encoding, at: index) }
            index += length
            try count(slowBytes: length)
        }
    }

    /// Reads the escape whose backslash is at `index` and appends what it stands for.
    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        let start = index
        guard start + 1 < text.count else { throw JSONError(.endOfText, at: text.count) }
        index += 2
        switch text[start + 1] {
        case UInt8(ascii: "\""): decoded.append(0x22)
        case UInt8(ascii: "\\"): decoded.append(0x5c)
        case UInt8(ascii: "/"): decoded.append(0x2f)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0c)
        case UInt8(ascii: "n"): decoded.append(0x0a)
        case UInt8(ascii: "r"): decoded.append(0x0d)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"): decoded.append(contentsOf: try scalar(from: start).utf8)
        default: throw JSONError(.escape, at: start + 1)
        }
    }

    /// The scalar of the escape that begins at `start`, of which the backslash and the `u` are read: one unit of
    /// UTF-16, or two that are a surrogate pair.
    private mutating func scalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try unit()
        if first == 0, limits.isForOthers { throw JSONError(.escape, at: start) }
        if let scalar = Unicode.Scalar(first) { return scalar }
        // RFC 8259 section 8.2: what readers make of half a pair cannot be foretold.
        guard first < 0xdc00, index + 1 < text.count, text[index] == UInt8(ascii: "\\"),
            text[index + 1] == UInt8(ascii: "u")
        else {
            throw JSONError(.loneSurrogate, at: start)
        }
        index += 2
        let second = try unit()
        guard (0xdc00...0xdfff).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        else { throw JSONError(.loneSurrogate, at: start) }
        return scalar
    }

    /// Four hexadecimal digits.
    private mutating func unit() throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard index < text.count else { throw JSONError(.endOfText, at: index) }
            guard let digit = Hex.value(of: text[index]) else { throw JSONError(.escape, at: index) }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}
