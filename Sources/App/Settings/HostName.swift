internal import HTTP

/// What can stand where a host stands: an IP address or a DNS name.
enum HostName {
    /// The one spelling used for comparison: names in lower case, addresses in canonical form without brackets; nil
    /// where the text is neither. International names are taken in their ASCII form only.
    static func canonical(_ text: String) -> String? {
        if let address = IPAddress(text) { return address.description }
        if text.hasPrefix("["), text.hasSuffix("]") {
            guard let address = IPAddress(String(text.dropFirst().dropLast())), text.contains(":") else { return nil }
            return address.description
        }
        return isName(text) ? text.lowercased() : nil
    }

    /// RFC 1123 §2.1, and underscores, which container networks use in names.
    private static func isName(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        // A last label of digits alone means an IPv4 address, and it was none.
        guard let last = labels.last, !last.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy(isNameByte)
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
