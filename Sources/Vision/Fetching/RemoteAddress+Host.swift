internal import Bytes

extension RemoteAddress {
    /// The host in its one spelling; nil where another reader could take it for another host.
    static func host(_ text: [UInt8]) -> String? {
        let lowercased = String(decoding: text.map(ASCII.lower), as: UTF8.self)
        if text.first == UInt8(ascii: "[") {
            let inside = lowercased.dropFirst().dropLast()
            // Without a zone: that is for link-local addresses alone. RFC 6874
            guard text.last == UInt8(ascii: "]"), NetworkAddress(String(inside))?.bytes.count == 16 else { return nil }
            return lowercased
        }
        guard isName(text) else { return nil }
        let labels = lowercased.split(separator: ".")
        // 2130706433, 0x7f.1, 127.1 and 0177.0.0.1 are addresses for some readers and names for others. No name on the
        // internet ends in a number, so what does is an address and spelt as one.
        if let last = labels.last, isNumber(last.utf8) {
            guard NetworkAddress(lowercased)?.bytes.count == 4 else { return nil }
        }
        return lowercased
    }

    /// RFC 1123 §2.1, with the underscore that is in use. Other alphabets come as punycode.
    private static func isName(_ text: [UInt8]) -> Bool {
        text.count <= 253
            && text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.count)
                    && label.allSatisfy {
                        switch $0 {
                        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
                        default: false
                        }
                    }
            }
    }

    /// In any base that anybody reads.
    private static func isNumber(_ label: Substring.UTF8View) -> Bool {
        label.allSatisfy { (0x30...0x39).contains($0) }
            || label.starts(with: "0x".utf8) && label.dropFirst(2).allSatisfy(isHex)
    }
}
