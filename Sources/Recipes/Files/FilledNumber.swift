/// A number as people fill it in: `12`, `-3`, `0.5`, `1e3`.
enum FilledNumber {
    /// In bytes: more digits than a double holds, fewer than cost anything.
    private static let limit = 40

    /// Nil where it is none. Whole numbers beyond 64 bits are rounded, as all others are.
    static func value(of text: String) -> Value? {
        guard (1...limit).contains(text.utf8.count), text.utf8.allSatisfy(isPart), text.utf8.contains(where: isDigit)
        else { return nil }
        if let int = Int(text) { return .integer(BigInteger(int)) }
        guard let double = Double(text), double.isFinite else { return nil }
        return .double(double)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Double() alone would also take "0x1p0", "inf" and "nan".
    private static func isPart(_ byte: UInt8) -> Bool { isDigit(byte) || "+-.eE".utf8.contains(byte) }
}
