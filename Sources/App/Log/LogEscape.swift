/// How text is made safe for a line of the log: as in a JSON string (RFC 8259 §7), and everything that could start a
/// line, move a cursor or turn the direction of text is escaped too.
enum LogEscape {
    /// Appends as many whole characters as fit below `limit`; false where not all did.
    static func append(_ text: String, to bytes: inout [UInt8], limit: Int) -> Bool {
        for scalar in text.unicodeScalars {
            let before = bytes.count
            append(scalar, to: &bytes)
            if bytes.count > limit {
                bytes.removeSubrange(before...)
                return false
            }
        }
        return true
    }

    /// Whether the text form can leave out the quotes: printable ASCII without what has a meaning there.
    static func isPlainWord(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.prefix(Log.lineLimit).allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "="): false
                default: (0x21...0x7E).contains(byte)
                }
            }
    }

    /// Bytes from outside as text; a byte that is no part of UTF-8 becomes `\xNN`. No more is read than a line can hold.
    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        var rest = bytes.prefix(Log.lineLimit)
        while let lead = rest.first {
            let length =
                switch lead {
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                case 0xF0...0xF4: 4
                default: 1
                }
            if let piece = String(validating: rest.prefix(length), as: UTF8.self) {
                text += piece
                rest.removeFirst(min(length, rest.count))
            } else {
                text += "\\x" + hex(UInt32(lead), digits: 2)
                rest.removeFirst()
            }
        }
        return text
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"": bytes += #"\""#.utf8
        case "\\": bytes += #"\\"#.utf8
        case "\n": bytes += #"\n"#.utf8
        case "\r": bytes += #"\r"#.utf8
        case "\t": bytes += #"\t"#.utf8
        case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                // RFC 8259 §7: past U+FFFF as the two surrogates of UTF-16.
                for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() {
                    bytes += "\\u".utf8
                    bytes += hex(UInt32(unit), digits: 4).utf8
                }
            default:
                bytes += UTF8.encode(scalar) ?? UTF8.EncodedScalar()
            }
        }
    }

    private static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
