internal import Bytes

/// The ways in which a secret may stand in a text.
enum SecretForms {
    /// As it is, percent-encoded, as it stands in JSON, and in base64 wherever it begins there.
    static func all(of secret: [UInt8]) -> [[UInt8]] {
        var forms = [secret]
        for digits in [upper, lower] {
            // What clients leave as it is differs; some write a blank as a plus sign.
            for kept in ["-._~", "-._~!*'()", "-._~!$&'()*+,;=:@", "-._~/", "-._~!$&'()*+,;=:@/", ""] {
                forms.append(percent(secret, kept: Set(kept.utf8), digits))
            }
            forms.append(secret.flatMap { escaped($0, digits) })
            for isSlashEscaped in [false, true] {
                forms.append(json(secret, isSlashEscaped, digits))
            }
        }
        forms.append(plussed(percent(secret, kept: Set("-._".utf8), upper)))
        for isSlashEscaped in [false, true] {
            forms.append(json(secret, isSlashEscaped))
        }
        forms += (0..<3).flatMap { base64(secret, offset: $0) }
        return forms.filter { $0.count >= LogText.shortestSecret }
    }

    private static let upper = Array("0123456789ABCDEF".utf8)
    private static let lower = Array("0123456789abcdef".utf8)

    private static func percent(_ secret: [UInt8], kept: Set<UInt8>, _ digits: [UInt8]) -> [UInt8] {
        secret.flatMap { byte -> [UInt8] in
            let isKept = kept.contains(byte) || isLetterOrDigit(byte)
            return isKept ? [byte] : escaped(byte, digits)
        }
    }

    private static func escaped(_ byte: UInt8, _ digits: [UInt8]) -> [UInt8] {
        [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// With a blank written as a plus sign, as forms do.
    private static func plussed(_ encoded: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < encoded.count {
            let isBlank = encoded[index...].prefix(3).elementsEqual("%20".utf8)
            result.append(isBlank ? UInt8(ascii: "+") : encoded[index])
            index += isBlank ? 3 : 1
        }
        return result
    }

    /// With nothing escaped but what must be.
    private static func json(_ secret: [UInt8], _ isSlashEscaped: Bool) -> [UInt8] {
        secret.flatMap { byte -> [UInt8] in
            byte == 0x22 || byte == 0x5C || byte == 0x2F && isSlashEscaped ? [0x5C, byte] : [byte]
        }
    }

    /// With everything escaped that is not ASCII, as many writers do.
    private static func json(_ secret: [UInt8], _ isSlashEscaped: Bool, _ digits: [UInt8]) -> [UInt8] {
        String(decoding: secret, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
            switch unit {
            case 0x22, 0x5C: [0x5C, UInt8(unit)]
            case 0x2F where isSlashEscaped: [0x5C, 0x2F]
            case 0x20..<0x7F: [UInt8(unit)]
            default: Array("\\u".utf8) + [12, 8, 4, 0].map { digits[Int(unit >> $0) & 15] }
            }
        }
    }

    /// What of the base64 text depends on the secret alone when it begins `offset` bytes behind a group of three.
    private static func base64(_ secret: [UInt8], offset: Int) -> [[UInt8]] {
        let whole = Base64.encode([UInt8](repeating: 0, count: offset) + secret)
        let bits = (offset * 8..<(offset + secret.count) * 8)
        let inner = Array(whole[(bits.lowerBound + 5) / 6..<bits.upperBound / 6])
        let webSafe = inner.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? 0x5F : $0 }
        return [inner, webSafe]
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}
