/// The checksum of PNG chunks, bit by bit: slow and plain.
public enum PNGSum {
    public static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xedb8_8320 }
        }
        return ~sum
    }

    /// The bytes with the right sum behind each chunk, as far as they are chunks: else no change in one gets far.
    public static func mended(_ bytes: [UInt8]) -> [UInt8] {
        var mended = bytes
        var start = 8
        while start + 12 <= bytes.count {
            let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = start + 8 + length
            guard end + 4 <= bytes.count else { break }
            let sum = of(bytes[start + 4..<end])
            for place in 0..<4 { mended[end + place] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * UInt32(place))) }
            start = end + 4
        }
        return mended
    }
}
