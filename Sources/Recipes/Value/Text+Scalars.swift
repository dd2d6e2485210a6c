extension Text {
    /// Its code points, read one after the other.
    struct Scalars: Sequence, IteratorProtocol {
        /// Valid UTF-8.
        let bytes: [UInt8]
        /// Where the next one begins.
        var index = 0

        mutating func next() -> Unicode.Scalar? {
            guard index < bytes.count else { return nil }
            let first = bytes[index]
            index += 1
            guard first >= 0x80 else { return Unicode.Scalar(first) }
            let more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3
            var value = UInt32(first) & (0x3f >> UInt32(more))
            for byte in bytes[index..<index + more] { value = value << 6 | UInt32(byte & 0x3f) }
            index += more
            // Text is valid UTF-8, so there is always one.
            return Unicode.Scalar(value) ?? "\u{fffd}"
        }

        /// The one that ends before `index`, which is left there where it begins.
        mutating func previous() -> Unicode.Scalar? {
            guard index > 0 else { return nil }
            index -= 1
            while index > 0, bytes[index] & 0xc0 == 0x80 { index -= 1 }
            var copy = self
            return copy.next()
        }
    }

    var scalars: Scalars { Scalars(bytes: bytes) }

    /// Whether every code point is one byte.
    var isASCII: Bool { bytes.reduce(0) { $0 | $1 } < 0x80 }

    init(_ scalar: Unicode.Scalar) {
        self.init(String(scalar))
    }
}
