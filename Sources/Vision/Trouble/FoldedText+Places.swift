internal import Bytes

/// What stands at a place of a sentence.
extension FoldedText {
    /// What pictures and texts are measured in, where it is not their number.
    private static let units = Set(
        [
            "b", "byte", "bytes", "kb", "kib", "mb", "mib", "gb", "gib", "kilobytes", "megabyte", "megabytes",
            "px", "pixel", "pixels", "mp", "megapixel", "megapixels", "token", "tokens",
        ].map { Array($0.utf8) })

    /// Whether a number follows that has such a unit: "10 MB", "2,048x2,048 pixels", "1.5mb".
    func isMeasure(at place: Int) -> Bool {
        let rest = bytes[place...].prefix(48).drop(while: ASCII.isBlank)
        guard let first = rest.first, Self.isDigit(first) else { return false }
        let behind = rest.drop { Self.isDigit($0) || " .,x*".utf8.contains($0) }
        return Self.units.contains(Array(behind.prefix { (0x61...0x7A).contains($0) }))
    }

    /// The digits that begin at `place`.
    func number(at place: Int) -> Int? {
        number(in: bytes[place...].prefix(16).prefix(while: Self.isDigit))
    }

    /// The digits that end right before `place`.
    func number(before place: Int) -> Int? {
        let before = bytes[..<place].suffix(16)
        let start = before.lastIndex { !Self.isDigit($0) }.map { $0 + 1 } ?? before.startIndex
        return number(in: before[start...])
    }

    /// Whether the sentence ends at `place`, or goes on with another thing: no letter and no blank follows.
    func endsSentence(at place: Int) -> Bool {
        guard place < bytes.count else { return true }
        return ".,;:!?)]}\"'`\n\r|<".utf8.contains(bytes[place])
    }

    /// Nine digits at most: longer ones count nothing that is meant here.
    private func number(in digits: ArraySlice<UInt8>) -> Int? {
        digits.count <= 9 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }
}
