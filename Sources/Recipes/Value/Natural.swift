/// A whole number without a sign, in words of 32 bits.
///
/// Words of half a register, so that every step of long arithmetic fits one. All is as slow as on paper: what comes in
/// is bounded by digits.
struct Natural: Sendable, Hashable {
    /// The lowest first; the last is never zero, and zero has none.
    private(set) var words: [UInt32]

    init(words: [UInt32]) {
        self.words = words
        while self.words.last == 0 { self.words.removeLast() }
    }

    init(_ value: UInt64) {
        self.init(words: [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)])
    }

    var isZero: Bool { words.isEmpty }

    /// Its bits up to the highest that is set.
    var bitWidth: Int {
        guard let last = words.last else { return 0 }
        return words.count * 32 - last.leadingZeroBitCount
    }

    /// The value if 64 bits hold it.
    var narrow: UInt64? {
        guard words.count <= 2 else { return nil }
        return words.reversed().reduce(0) { $0 << 32 | UInt64($1) }
    }

    static func + (left: Natural, right: Natural) -> Natural {
        let (long, short) = left.words.count >= right.words.count ? (left, right) : (right, left)
        var words = long.words
        var carry: UInt64 = 0
        for index in words.indices {
            if index >= short.words.count && carry == 0 { break }
            carry += UInt64(words[index]) + (index < short.words.count ? UInt64(short.words[index]) : 0)
            words[index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        if carry > 0 { words.append(UInt32(carry)) }
        return Natural(words: words)
    }

    /// `right` must not be the larger one.
    static func - (left: Natural, right: Natural) -> Natural {
        var words = left.words
        var borrow: Int64 = 0
        for index in words.indices {
            if index >= right.words.count && borrow == 0 { break }
            borrow += Int64(words[index]) - (index < right.words.count ? Int64(right.words[index]) : 0)
            words[index] = UInt32(truncatingIfNeeded: borrow)
            borrow >>= 32
        }
        return Natural(words: words)
    }

    static func * (left: Natural, right: Natural) -> Natural {
        guard !left.isZero, !right.isZero else { return Natural(words: []) }
        var words = [UInt32](repeating: 0, count: left.words.count + right.words.count)
        for (index, factor) in left.words.enumerated() {
            var carry: UInt64 = 0
            for (place, other) in right.words.enumerated() {
                carry += UInt64(factor) * UInt64(other) + UInt64(words[index + place])
                words[index + place] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            words[index + right.words.count] = UInt32(carry)
        }
        return Natural(words: words)
    }

    static func << (value: Natural, bits: Int) -> Natural {
        guard !value.isZero else { return value }
        var words = [UInt32](repeating: 0, count: bits / 32)
        var carry: UInt64 = 0
        for word in value.words {
            carry |= UInt64(word) << (bits % 32)
            words.append(UInt32(truncatingIfNeeded: carry))
            carry >>= 32
        }
        words.append(UInt32(carry))
        return Natural(words: words)
    }

    /// Multiplies and adds in place, which is how digits are read.
    mutating func multiply(by factor: UInt32, adding summand: UInt32) {
        var carry = UInt64(summand)
        for index in words.indices {
            carry += UInt64(words[index]) * UInt64(factor)
            words[index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        if carry > 0 { words.append(UInt32(carry)) }
    }

    static func power(of base: UInt32, _ exponent: Int) -> Natural {
        var result = Natural(1)
        var square = Natural(UInt64(base))
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result * square }
            rest >>= 1
            if rest > 0 { square = square * square }
        }
        return result
    }
}

extension Natural: Comparable {
    static func < (left: Natural, right: Natural) -> Bool {
        guard left.words.count == right.words.count else { return left.words.count < right.words.count }
        return left.words.reversed().lexicographicallyPrecedes(right.words.reversed())
    }
}
