/// Percent-coding over bytes. RFC 3986 §2.1
public enum PercentCoding {
    /// Nil where `%` is not followed by two hex digits, where the result is no UTF-8, or where it holds NUL.
    public static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        decode(bytes: text.utf8, plusIsSpace: plusIsSpace)
    }

    static func decode(bytes: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
        var decoded: [UInt8] = []
        var input = bytes.makeIterator()
        while let byte = input.next() {
            if byte == 0x25 {
                guard let high = input.next()?.hexValue, let low = input.next()?.hexValue else { return nil }
                decoded.append(high << 4 | low)
            } else {
                decoded.append(plusIsSpace && byte == 0x2B ? 0x20 : byte)
            }
        }
        guard !decoded.contains(0) else { return nil }
        return String(validating: decoded, as: UTF8.self)
    }

    /// Everything but unreserved characters is escaped.
    public static func encode(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if byte.isUnreserved {
                encoded.append(byte)
            } else {
                encoded.append(0x25)
                encoded.append(contentsOf: [byte >> 4, byte & 15].map { $0 < 10 ? $0 + 0x30 : $0 + 0x37 })
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
