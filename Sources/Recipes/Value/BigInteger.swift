/// A whole number of any size.
///
/// What fits `Int` is kept as one. Nothing here is bounded: who makes a number larger asks `hasAtMost(digits:)`.
public struct BigInteger: Sendable, Hashable {
    /// One form for each number, so that equal ones are the same.
    private enum Storage: Sendable, Hashable {
        case small(Int)
        /// Only what `Int` does not hold.
        case large(isNegative: Bool, Natural)
    }

    private let storage: Storage

    public init(_ value: Int) {
        storage = .small(value)
    }

    init(isNegative: Bool, _ magnitude: Natural) {
        if let value = magnitude.narrow, value <= Int.max.magnitude || isNegative && value == Int.min.magnitude {
            let bits = Int(truncatingIfNeeded: value)
            storage = .small(isNegative ? 0 &- bits : bits)
        } else {
            storage = .large(isNegative: isNegative, magnitude)
        }
    }

    /// The number if it is not too large.
    public var int: Int? {
        if case .small(let value) = storage { value } else { nil }
    }

    var magnitude: Natural {
        switch storage {
        case .small(let value): Natural(UInt64(value.magnitude))
        case .large(_, let magnitude): magnitude
        }
    }

    public var isZero: Bool { storage == .small(0) }

    public var isNegative: Bool {
        switch storage {
        case .small(let value): value < 0
        case .large(let isNegative, _): isNegative
        }
    }
}

extension BigInteger: Comparable {
    public static func < (left: BigInteger, right: BigInteger) -> Bool {
        if let left = left.int, let right = right.int { return left < right }
        guard left.isNegative == right.isNegative else { return left.isNegative }
        return left.isNegative ? right.magnitude < left.magnitude : left.magnitude < right.magnitude
    }
}

extension BigInteger: ExpressibleByIntegerLiteral {
    public init(integerLiteral: Int) {
        self.init(integerLiteral)
    }
}
