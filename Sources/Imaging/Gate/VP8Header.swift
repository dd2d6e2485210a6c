/// Reads the beginning of a VP8 frame's first partition, whose bits are coded arithmetically (RFC 6386 7.3).
///
/// All bits there are as likely as not. Where the partition ends too early, zeros follow, as decoders have it.
struct VP8Header {
    private var reader: GateReader
    private var range = 255
    /// Two bytes, the upper of which is compared.
    private var value = 0
    private var shifts = 0

    init(_ partition: GateReader) {
        reader = partition
        value = next() << 8
        value |= next()
    }

    /// How many partitions of coefficients there are (RFC 6386 9.2 to 9.5 and 19.2).
    mutating func partitionCount() -> Int {
        skip(2)  // The colour space and clamping.
        if flag() { skipSegmentation() }
        skip(1 + 6 + 3)  // The loop filter's kind, level and sharpness.
        if flag(), flag() { skipOptional(count: 8, bits: 7) }
        return 1 << number(2)
    }

    private mutating func skipSegmentation() {
        let hasMap = flag()
        if flag() {
            skip(1)  // Whether values are differences.
            skipOptional(count: 4, bits: 8)
            skipOptional(count: 4, bits: 7)
        }
        if hasMap { skipOptional(count: 3, bits: 8) }
    }

    /// Numbers with a flag before each that says whether it is there.
    private mutating func skipOptional(count: Int, bits: Int) {
        for _ in 0..<count where flag() { skip(bits) }
    }

    private mutating func skip(_ bits: Int) { _ = number(bits) }

    private mutating func number(_ bits: Int) -> Int {
        var number = 0
        for _ in 0..<bits { number = number << 1 | (flag() ? 1 : 0) }
        return number
    }

    private mutating func flag() -> Bool {
        let split = 1 + (range - 1) >> 1
        let isSet = value >= split << 8
        if isSet { value -= split << 8 }
        range = isSet ? range - split : split
        while range < 128 {
            value <<= 1
            range <<= 1
            shifts += 1
            if shifts == 8 {
                shifts = 0
                value |= next()
            }
        }
        return isSet
    }

    private mutating func next() -> Int { (try? reader.byte()) ?? 0 }
}
