extension Natural {
    private static let chunk: UInt32 = 1_000_000_000

    /// Reads ASCII digits, which the caller has checked and counted.
    init(digits: some Collection<UInt8>) {
        self.init(0)
        var digits = digits[...]
        while !digits.isEmpty {
            let part = digits.prefix(9)
            var value: UInt32 = 0
            var factor: UInt32 = 1
            for digit in part {
                value = value * 10 + UInt32(digit - UInt8(ascii: "0"))
                factor *= 10
            }
            multiply(by: factor, adding: value)
            digits = digits.dropFirst(part.count)
        }
    }

    /// Its digits in ASCII.
    var digits: [UInt8] {
        guard !isZero else { return [UInt8(ascii: "0")] }
        var rest = words
        var reversed: [UInt8] = []
        reversed.reserveCapacity(rest.count * 10)
        while !rest.isEmpty {
            var remainder: UInt64 = 0
            for index in rest.indices.reversed() {
                let value = remainder << 32 | UInt64(rest[index])
                // The divisor is a constant here, so that no machine division is needed.
                rest[index] = UInt32(truncatingIfNeeded: value / UInt64(Self.chunk))
                remainder = value % UInt64(Self.chunk)
            }
            while rest.last == 0 { rest.removeLast() }
            for _ in 0..<9 {
                reversed.append(UInt8(ascii: "0") + UInt8(remainder % 10))
                remainder /= 10
            }
        }
        while reversed.last == UInt8(ascii: "0") { reversed.removeLast() }
        return reversed.reversed()
    }

    /// Never fewer than its digits, and one more at most.
    var digitsAtMost: Int {
        // 0.30103 is a little more than the logarithm of 2.
        max(1, Int(Double(bitWidth) * 0.301_03) + 1)
    }

    /// Whether it has no more digits than that, mostly without writing them.
    func hasAtMost(digits count: Int) -> Bool {
        digitsAtMost <= count || digitsAtMost == count + 1 && digits.count <= count
    }
}
