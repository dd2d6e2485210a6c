/// A row of a table (RFC 4180).
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe: what they say comes from pictures. They
/// are clean for terminals too, where tables are looked at.
enum CSVRow {
    static func text(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// Plain and as wide as East Asian letters.
    private static let formulaStarts = Set("=+-@\t\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)

    static func cell(_ text: String) -> String {
        let text = TerminalText.clean(text)
        var bytes = Array(text.utf8)
        if let first = text.unicodeScalars.first, formulaStarts.contains(first) {
            bytes.insert(UInt8(ascii: "'"), at: 0)
        }
        guard bytes.contains(where: { ",\"\n".utf8.contains($0) }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var quoted = [UInt8(ascii: "\"")]
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { quoted.append(byte) }
            quoted.append(byte)
        }
        quoted.append(UInt8(ascii: "\""))
        return String(decoding: quoted, as: UTF8.self)
    }
}
