/// A JSON number, kept as it was written: nothing is rounded until a caller asks for a machine type.
///
/// Compared by its text: `1`, `1.0` and `1e0` are three.
public struct JSONNumber: Sendable, Hashable {
    /// ASCII; a slice of the parsed text.
    public let bytes: ArraySlice<UInt8>

    /// The caller answers for `bytes` following the grammar of RFC 8259 section 6.
    init(checked bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    public init(_ value: some BinaryInteger) {
        bytes = Array(String(value).utf8)[...]
    }

    /// The shortest text that reads back as `value`, or nil if that is infinite or no number.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        bytes = Array(value.description.utf8)[...]
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The value if it is written without fraction and exponent and fits.
    public var int: Int? { Int(text) }

    /// The nearest double, or nil if the number is too large for any.
    public var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
