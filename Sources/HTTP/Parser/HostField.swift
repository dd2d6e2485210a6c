/// The grammar of Host: `uri-host [ ":" port ]`. RFC 9110 §7.2, RFC 3986 §3.2.2
enum HostField {
    /// Stricter than the grammar in one point: no comma, which is how two Host fields look when a proxy joins them.
    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.isEmpty { return true }
        guard bytes.count <= 300 else { return false }
        if bytes.first == 0x5B {
            guard let end = bytes.firstIndex(of: 0x5D) else { return false }
            let literal = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
            guard literal.utf8.contains(0x3A), IPAddress(literal) != nil else { return false }
            return isPort(bytes[(end + 1)...])
        }
        let colon = bytes.firstIndex(of: 0x3A) ?? bytes.endIndex
        guard colon > bytes.startIndex else { return false }
        return isName(bytes[..<colon]) && isPort(bytes[colon...])
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x25 {
                guard index + 2 < bytes.endIndex, bytes[index + 1].hexValue != nil, bytes[index + 2].hexValue != nil
                else { return false }
                index += 2
            } else if !byte.isUnreserved, !byte.isSubDelimiter || byte == 0x2C {
                return false
            }
            index += 1
        }
        return true
    }

    /// Empty, or a colon and a number of a port; RFC 3986 lets the number be empty.
    private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        let digits = bytes.dropFirst()
        guard first == 0x3A, digits.count <= 5, digits.allSatisfy(\.isDigit) else { return false }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 65_535
    }
}
