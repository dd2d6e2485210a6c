/// Reads tables as RFC 4180 says.
enum CSVTable {
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch (byte, isQuoted) {
            case (UInt8(ascii: "\""), true) where index < bytes.count && bytes[index] == UInt8(ascii: "\""):
                cell.append(byte)
                index += 1
            case (UInt8(ascii: "\""), _): isQuoted.toggle()
            case (UInt8(ascii: ","), false):
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case (UInt8(ascii: "\r"), false): break
            case (UInt8(ascii: "\n"), false):
                rows.append(row + [String(decoding: cell, as: UTF8.self)])
                (row, cell) = ([], [])
            default: cell.append(byte)
            }
        }
        return rows
    }
}
