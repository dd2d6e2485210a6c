/// A network: an address and how many of its bits count.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let base: IPAddress
    /// Of the 16 bytes, so 96 more than written for IPv4.
    private let bits: Int

    /// Nil when `text` is neither an address nor `address/bits`, or when bits beyond the mask are set.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ IPAddress(String($0)) }) else { return nil }
        let width = address.isIPv4 ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy(\.isDigit), let number = Int(parts[1]), number <= width else { return nil }
            length = number
        }
        bits = length + 128 - width
        base = address.masked(to: bits)
        guard base == address else { return nil }
    }

    public func contains(_ address: IPAddress) -> Bool {
        address.masked(to: bits) == base
    }

    public var description: String {
        let width = base.isIPv4 ? 32 : 128
        let length = bits - (128 - width)
        return length == width ? base.description : "\(base)/\(length)"
    }
}

extension IPAddress {
    /// The address with all but its first `bits` bits cleared.
    func masked(to bits: Int) -> IPAddress {
        // Swift's smart shift gives zero for a shift by the whole width.
        IPAddress(
            high: bits >= 64 ? high : high & ~(UInt64.max >> bits),
            low: bits <= 64 ? 0 : low & ~(UInt64.max >> (bits - 64)))
    }
}
