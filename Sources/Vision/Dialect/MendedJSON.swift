internal import Bytes

/// Reads JSON that services write, strictly but for one thing: text whose encoding is broken.
///
/// Some cut a character in two and send its halves as two pieces. Each half, an escaped surrogate without its partner
/// or bytes that are no UTF-8, becomes U+FFFD, so that the rest of the answer is not lost. All else that the strict
/// reader refuses stays refused.
enum MendedJSON {
    static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        do throws(JSONError) {
            return try JSON.parse(bytes)
        } catch {
            guard error.kind == .loneSurrogate || error.kind == .encoding else { throw error }
            return try JSON.parse(mend(bytes))
        }
    }

    static func mend(_ bytes: [UInt8]) -> [UInt8] {
        var text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var index = 0
        while let escape = text[index...].firstIndex(of: UInt8(ascii: "\\")) {
            guard let unit = unit(in: text, at: escape), (0xd800...0xdfff).contains(unit) else {
                // Past the escape's second byte as well: it may be a backslash.
                index = min(escape + 2, text.count)
                continue
            }
            if unit < 0xdc00, let partner = self.unit(in: text, at: escape + 6), (0xdc00...0xdfff).contains(partner) {
                index = escape + 12
            } else {
                text.replaceSubrange((escape + 2)..<(escape + 6), with: "fffd".utf8)
                index = escape + 6
            }
        }
        return text
    }

    /// The unit of UTF-16 that an escape stands for; nil where there is no such escape.
    private static func unit(in text: [UInt8], at index: Int) -> UInt16? {
        guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return UInt16(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
}
