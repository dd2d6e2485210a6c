extension JSONOutput {
    /// The place of the next byte that may be, or begin, what must not stand as it is.
    static func endOfVisible(in text: ArraySlice<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.endIndex {
            switch text[index] {
            // Quotation mark, backslash, markup, DEL; what is beyond ASCII is looked at as a whole.
            case ..<0x20, 0x22, 0x5c, 0x26, 0x3c, 0x3e, 0x7f, 0xc0...: return index
            default: index += 1
            }
        }
        return index
    }

    /// The escape for a character that nobody sees and that begins at `index`, and how many bytes it stands for.
    static func invisibleEscape(in text: ArraySlice<UInt8>, at index: Int) -> (text: String, length: Int)? {
        // A whole character is there, because the text is valid UTF-8.
        guard
            let scalar = String(decoding: text[index...].prefix(length(of: text[index])), as: UTF8.self)
                .unicodeScalars.first
        else { return nil }
        switch scalar.properties.generalCategory {
        case .control, .format: break
        default: return nil
        }
        let escapes = UTF16.encode(scalar).map { units in
            units.map { "\\u" + Hex.encode([UInt8($0 >> 8), UInt8($0 & 0xff)]) }.joined()
        }
        return escapes.map { ($0, length(of: text[index])) }
    }

    /// Of a character in UTF-8, by its first byte.
    private static func length(of first: UInt8) -> Int {
        switch first {
        case ..<0x80: 1
        case ..<0xe0: 2
        case ..<0xf0: 3
        default: 4
        }
    }
}
