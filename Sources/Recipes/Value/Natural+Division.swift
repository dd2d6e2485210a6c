extension Natural {
    /// Quotient and remainder; `divisor` must not be zero.
    func divided(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
        guard divisor.words.count > 1 else { return divided(by: divisor.words[0]) }
        guard self >= divisor else { return (Natural(0), self) }
        // Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D. Both are shifted until the divisor's
        // highest bit is set, so that a digit guessed from two words is too large by two at most.
        let shift = divisor.words[divisor.words.count - 1].leadingZeroBitCount
        let divisor = (divisor << shift).words
        var rest = (self << shift).words
        while rest.count <= words.count { rest.append(0) }
        let count = divisor.count
        let high = UInt64(divisor[count - 1])
        let next = UInt64(divisor[count - 2])
        var quotient = [UInt32](repeating: 0, count: rest.count - count)
        for place in quotient.indices.reversed() {
            let top = UInt64(rest[place + count]) << 32 | UInt64(rest[place + count - 1])
            var (guess, left) = top.quotientAndRemainder(dividingBy: high)
            while guess >> 32 != 0 || guess * next > left << 32 | UInt64(rest[place + count - 2]) {
                guess -= 1
                left += high
                if left >> 32 != 0 { break }
            }
            if Self.subtract(divisor, times: guess, from: &rest, at: place) {
                guess -= 1
                Self.add(divisor, to: &rest, at: place)
            }
            quotient[place] = UInt32(guess)
        }
        return (Natural(words: quotient), Natural(words: rest).shiftedRight(by: shift))
    }

    /// Whether it went below zero, and so has to be added once again.
    private static func subtract(
        _ divisor: [UInt32], times factor: UInt64, from rest: inout [UInt32], at place: Int
    ) -> Bool {
        var carry: UInt64 = 0
        var borrow: Int64 = 0
        for (index, word) in divisor.enumerated() {
            carry += factor * UInt64(word)
            borrow += Int64(rest[place + index]) - Int64(carry & 0xffff_ffff)
            rest[place + index] = UInt32(truncatingIfNeeded: borrow)
            carry >>= 32
            borrow >>= 32
        }
        borrow += Int64(rest[place + divisor.count]) - Int64(carry)
        rest[place + divisor.count] = UInt32(truncatingIfNeeded: borrow)
        return borrow < 0
    }

    private static func add(_ divisor: [UInt32], to rest: inout [UInt32], at place: Int) {
        var carry: UInt64 = 0
        for (index, word) in divisor.enumerated() {
            carry += UInt64(rest[place + index]) + UInt64(word)
            rest[place + index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        rest[place + divisor.count] &+= UInt32(carry)
    }

    private func divided(by divisor: UInt32) -> (quotient: Natural, remainder: Natural) {
        var words = words
        var rest: UInt64 = 0
        for index in words.indices.reversed() {
            let (quotient, remainder) = (rest << 32 | UInt64(words[index])).quotientAndRemainder(
                dividingBy: UInt64(divisor))
            words[index] = UInt32(quotient)
            rest = remainder
        }
        return (Natural(words: words), Natural(rest))
    }

    /// Without its lowest bits.
    func shiftedRight(by bits: Int) -> Natural {
        guard bits < bitWidth else { return Natural(0) }
        var words = Array(words[(bits / 32)...])
        let shift = UInt64(bits % 32)
        for index in words.indices {
            let above = index + 1 < words.count ? UInt64(words[index + 1]) << 32 : 0
            words[index] = UInt32(truncatingIfNeeded: (above | UInt64(words[index])) >> shift)
        }
        return Natural(words: words)
    }

    /// Whether any of its lowest bits is set.
    func hasBits(below count: Int) -> Bool {
        guard let first = words.firstIndex(where: { $0 != 0 }) else { return false }
        return first * 32 + words[first].trailingZeroBitCount < count
    }

    /// The nearest whole number to the quotient, the even one of two.
    func dividedToNearest(by divisor: Natural) -> Natural {
        let (quotient, remainder) = divided(by: divisor)
        let twice = remainder << 1
        let isUp = twice > divisor || twice == divisor && quotient.hasBits(below: 1)
        return isUp ? quotient + Natural(1) : quotient
    }

    /// The nearest double to it times a power of two, the even one of two; `hasMore` says that it is a little larger.
    func double(exponent: Int, hasMore: Bool = false) -> Double {
        let width = bitWidth
        // Doubles below 2 to the -1022 have fewer bits: none counts less than 2 to the -1074.
        let kept = min(53, width + exponent + 1074)
        guard width > 0, kept >= 0 else { return 0 }
        guard width + exponent <= 1024 else { return .infinity }
        let cut = width - kept
        if cut <= 0 {
            // 53 bits at most, so that 64 hold them.
            return Double(sign: .plus, exponent: exponent, significand: Double(narrow ?? 0))
        }
        var top = shiftedRight(by: cut).narrow ?? 0
        let isHalf = shiftedRight(by: cut - 1).hasBits(below: 1)
        if isHalf && (hasMore || hasBits(below: cut - 1) || top & 1 == 1) { top += 1 }
        return Double(sign: .plus, exponent: exponent + cut, significand: Double(top))
    }
}
