/// Text on its way into HTML: between tags or inside a quoted value of an attribute.
///
/// What could end either is written as an entity. A line ends with a line feed alone, as a browser would have it anyway;
/// other control characters become U+FFFD. Marks of writing direction stay, since honest text needs them: the element
/// around a text is what keeps their effect inside.
public enum HTMLText {
    static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    /// The bytes are UTF-8, whole characters of it.
    static func append(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case UInt8(ascii: "'"): output += "&#39;".utf8
            case UInt8(ascii: "\t"): output.append(byte)
            case UInt8(ascii: "\n"): if previous != UInt8(ascii: "\r") { output.append(byte) }
            case UInt8(ascii: "\r"): output.append(UInt8(ascii: "\n"))
            case ..<0x20, 0x7F: output += replacement
            case 0x80..<0xA0 where previous == 0xC2:
                // A control character of two bytes, the first of which stands there already.
                output.removeLast()
                output += replacement
            default: output.append(byte)
            }
            previous = byte
        }
    }

    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
