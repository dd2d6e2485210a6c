internal import Bytes

/// Text as the operations see it: a sequence of code points, kept as UTF-8.
///
/// Compared, ordered and hashed by code points, where Swift's `String` takes two spellings of one letter for equal.
public struct Text: Sendable, Hashable {
    /// Valid UTF-8.
    public let bytes: [UInt8]

    public init(_ string: some StringProtocol) {
        bytes = Array(string.utf8)
    }

    /// The caller answers for `bytes` being valid UTF-8.
    init(checked bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var string: String { String(decoding: bytes, as: UTF8.self) }

    public var isEmpty: Bool { bytes.isEmpty }

    /// How many code points it has.
    public var count: Int { bytes.reduce(0) { $1 & 0xc0 == 0x80 ? $0 : $0 + 1 } }
}

extension Text {
    /// All bytes at once, where an array would hash one by one.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes.count)
        // Only read, and within the closure.
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension Text: Comparable {
    /// UTF-8 keeps the order of code points.
    public static func < (left: Text, right: Text) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension Text: ExpressibleByStringLiteral {
    public init(stringLiteral: String) {
        self.init(stringLiteral)
    }
}

extension Text: CustomStringConvertible {
    public var description: String { string }
}
