/// JSON over bytes (RFC 8259), strict in both directions.
public enum JSON {
    /// What a text may cost. A text past a limit is refused with the place where it passed it.
    public struct Limits: Sendable {
        /// Arrays and objects within one another; never more than 512, because a tree is released recursively.
        public let depth: Int
        /// Values of every kind, containers among them; names of members do not count.
        public let values: Int
        /// Refused is what is JSON but that many programs cannot hold: numbers beyond a double (RFC 7493 section 2.2) and
        /// the character U+0000.
        public let isForOthers: Bool
        /// Bytes that are looked at one by one, altogether: escapes, characters beyond ASCII, white space and digits. All
        /// else in a string is passed over at the pace of memory.
        public let slowBytes: Int

        public init(
            depth: Int = 64, values: Int = 100_000, isForOthers: Bool = false, slowBytes: Int = .max
        ) {
            self.depth = min(depth, 512)
            self.values = values
            self.isForOthers = isForOthers
            self.slowBytes = slowBytes
        }

        public static let standard = Limits()
        /// For texts that are passed on, large ones with pictures in base64 among them. There a slash may be an escape.
        public static let forOthers = Limits(isForOthers: true, slowBytes: 8 << 20)
    }

    /// The value that `bytes` holds, and nothing but it and white space.
    ///
    /// Refused are also what RFC 8259 leaves to the reader: a byte order mark (section 8.1), names that occur twice
    /// in one object (section 4), escaped surrogates without their partner (section 8.2). Takes time and memory
    /// linear in the text. Strings without escapes and all numbers are slices of `bytes`, which live as long as any
    /// of them.
    public static func parse(_ bytes: [UInt8], limits: Limits = .standard) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, limits: limits, kernel: .best)
        return try parser.parse()
    }
}
