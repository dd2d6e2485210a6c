internal import Bytes

/// What a JSON value means where a boolean or a number is wanted: text that is written like one is one.
///
/// Nil where it means none.
enum LenientValue {
    static func boolean(_ value: JSONValue) -> Bool? {
        switch value {
        case .bool(let bool): return bool
        case .number(let number):
            switch Double(number.text) {
            case 0: return false
            case 1: return true
            default: return nil
            }
        case .string(let text):
            let word = String(decoding: text.bytes.map(ASCII.lower), as: UTF8.self)
            if ["true", "t", "yes", "y", "on", "1"].contains(word) { return true }
            if ["false", "f", "no", "n", "off", "0"].contains(word) { return false }
            return nil
        default: return nil
        }
    }

    static func whole(_ value: JSONValue) -> WholeDigits? {
        switch value {
        case .bool(let bool): WholeDigits(machine: bool ? 1 : 0)
        // Through a double, which has to fit a machine word: 1e20 does not.
        case .number(let number) where number.isDouble:
            Double(number.text).flatMap { Int(exactly: $0) }.map(WholeDigits.init(machine:))
        case .number(let number): WholeDigits(number.bytes)
        case .string(let text): WholeDigits(written: trimmed(text.bytes))
        default: nil
        }
    }

    /// Text may say `inf` or `nan`; a number too large for a double is infinite.
    static func double(_ value: JSONValue) -> Double? {
        switch value {
        case .bool(let bool): bool ? 1 : 0
        case .number(let number): Double(number.text)
        case .string(let text): double(written: trimmed(text.bytes))
        default: nil
        }
    }

    private static func double(written bytes: ArraySlice<UInt8>) -> Double? {
        // Swift reads hexadecimal numbers too, and marks of what is no number, which nobody means here.
        let letters = Set("+-.0123456789_eEinfatyINFATY".utf8)
        guard bytes.count <= Evaluation.digits, bytes.allSatisfy(letters.contains),
            bytes.first != UInt8(ascii: "_"), bytes.last != UInt8(ascii: "_")
        else { return nil }
        var plain: [UInt8] = []
        var last: UInt8 = 0
        for byte in bytes {
            if byte != UInt8(ascii: "_") { plain.append(byte) } else if byte == last { return nil }
            last = byte
        }
        return Double(String(decoding: plain, as: UTF8.self))
    }

    /// Without white space around it.
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let scalars = Substring(decoding: bytes, as: UTF8.self).unicodeScalars
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return Array(String(scalars[first...last]).utf8)[...]
    }
}

extension JSONNumber {
    /// Written with a fraction or an exponent.
    var isDouble: Bool { bytes.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") } }
}
