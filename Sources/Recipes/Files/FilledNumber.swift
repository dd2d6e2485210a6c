/// A number as people fill it in: `12`, `-3`, `0.5`, `1e3`.
enum FilledNumber {
    /// In bytes.
    private static let limit = 40

    /// Nil where it is none. What has neither a point nor an exponent is a whole number.
    static func value(of text: String) -> Value? {
        guard (1...limit).contains(text.utf8.count), text.utf8.allSatisfy(isPart) else { return nil }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        if !digits.isEmpty, digits.count + 1 >= text.utf8.count, digits.allSatisfy(isDigit) {
            return BigInteger(text.utf8).map { .integer($0) }
        }
        guard let double = Double(text), double.isFinite else { return nil }
        return .double(double)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Double() alone would also take "0x1p0", "inf" and "nan".
    private static func isPart(_ byte: UInt8) -> Bool { isDigit(byte) || "+-.eE".utf8.contains(byte) }
}
