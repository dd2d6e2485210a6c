/// The character classes of HTTP's grammar, one table look-up each.
extension UInt8 {
    /// RFC 9110 §5.6.2: tchar.
    var isToken: Bool { ByteClass.table[Int(self)] & ByteClass.token != 0 }

    /// RFC 9110 §5.5: what may stand in a field value: visible characters, obs-text, space and tab.
    var isFieldValue: Bool { ByteClass.table[Int(self)] & ByteClass.value != 0 }

    /// Visible ASCII: all that may stand in a request target. RFC 9112 §3.2; stricter checks follow the form.
    var isTarget: Bool { self > 0x20 && self < 0x7F }

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isBlank: Bool { self == 0x20 || self == 0x09 }

    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    /// RFC 3986 §2.3.
    var isUnreserved: Bool { isLetter || isDigit || self == 0x2D || self == 0x2E || self == 0x5F || self == 0x7E }

    /// RFC 3986 §2.2: sub-delims.
    var isSubDelimiter: Bool { "!$&'()*+,;=".utf8.contains(self) }

    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

private enum ByteClass {
    static let token: UInt8 = 1
    static let value: UInt8 = 2

    static let table: [UInt8] = (0...255).map { (byte: UInt8) in
        var bits: UInt8 = 0
        if byte.isLetter || byte.isDigit || "!#$%&'*+-.^_`|~".utf8.contains(byte) { bits |= token }
        if byte >= 0x20 && byte != 0x7F || byte == 0x09 { bits |= value }
        return bits
    }
}
