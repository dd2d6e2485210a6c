extension [UInt8] {
    /// In ASCII.
    mutating func append(decimal value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = value.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}

extension BigInteger: CustomStringConvertible {
    /// Reads `-12`, ASCII digits behind an optional sign; nil for anything else and for more than `limit` digits, zeros
    /// in front included.
    init?(_ text: some Collection<UInt8>, limit: Int = Evaluation.digits) {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        let count = digits.count
        guard (1...max(1, limit)).contains(count) else { return nil }
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        guard count > 18 else {
            let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            self.init(isNegative ? -value : value)
            return
        }
        self.init(isNegative: isNegative, Natural(digits: digits))
    }

    public var description: String {
        int.map(String.init) ?? (isNegative ? "-" : "") + String(decoding: magnitude.digits, as: UTF8.self)
    }

    /// In steps, what it costs to write it, or to multiply it by one as long.
    var cost: Int {
        guard int == nil else { return 1 }
        let words = magnitude.words.count
        return words * words / 32 + 1
    }

    /// How many words of 32 bits stand beyond what `Int` holds.
    var wordCount: Int { int == nil ? magnitude.words.count : 0 }

    /// Never fewer than its digits, and one more at most.
    public var digitsAtMost: Int { magnitude.digitsAtMost }

    /// Exactly, and so as slow as writing it.
    public var digits: Int { magnitude.digits.count }

    /// Whether it has no more digits than that, mostly without writing them.
    public func hasAtMost(digits count: Int) -> Bool {
        if count >= 19, int != nil { return true }
        return magnitude.hasAtMost(digits: count)
    }
}
