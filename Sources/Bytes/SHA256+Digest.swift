extension SHA256 {
    /// The 32 bytes of a SHA-256 digest.
    ///
    /// `==` is for names of things and stops at the first difference; secrets go through `constantTimeEquals`.
    public struct Digest: Sendable, Hashable, CustomStringConvertible {
        public static let count = 32

        /// Always `count` bytes.
        public let bytes: [UInt8]

        /// Nil unless there are exactly 32 bytes.
        public init?(_ bytes: [UInt8]) {
            guard bytes.count == Self.count else { return nil }
            self.bytes = bytes
        }

        /// Nil unless `hex` is 64 hexadecimal digits.
        public init?(hex: some StringProtocol) {
            guard let bytes = Hex.decode(hex) else { return nil }
            self.init(bytes)
        }

        /// 64 lower-case hexadecimal digits.
        public var hex: String { Hex.encode(bytes) }

        public var description: String { hex }
    }
}
