/// Well-formed UTF-8 (RFC 3629 section 4): shortest forms only, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    /// The length of the sequence of two to four bytes at `index`, or nil if none is there.
    static func sequence(in bytes: ArraySlice<UInt8>, at index: Int) -> Int? {
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xbf) -> Bool {
            index + offset < bytes.endIndex && range.contains(bytes[index + offset])
        }
        switch bytes[index] {
        case 0xc2...0xdf: return continues(1) ? 2 : nil
        case 0xe0: return continues(1, 0xa0...0xbf) && continues(2) ? 3 : nil
        case 0xed: return continues(1, 0x80...0x9f) && continues(2) ? 3 : nil
        case 0xe1...0xef: return continues(1) && continues(2) ? 3 : nil
        case 0xf0: return continues(1, 0x90...0xbf) && continues(2) && continues(3) ? 4 : nil
        case 0xf4: return continues(1, 0x80...0x8f) && continues(2) && continues(3) ? 4 : nil
        case 0xf1...0xf3: return continues(1) && continues(2) && continues(3) ? 4 : nil
        default: return nil
        }
    }

    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            index += PlainPrefix.count(in: bytes[index...])
            guard index < bytes.endIndex else { break }
            if bytes[index] < 0x80 {
                index += 1
            } else {
                guard let length = sequence(in: bytes, at: index) else { return false }
                index += length
            }
        }
        return true
    }
}
