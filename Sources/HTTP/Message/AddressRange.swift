/// All addresses that share their first bits: `10.0.0.0/8`, `2001:db8::/32`, or a single address.
///
/// IPv4 and IPv6 stay apart: `::/0` is every IPv6 address and no IPv4 address.
public struct AddressRange: Sendable, Hashable {
    public let network: IPAddress
    /// Counted in the family of `network`: 0...32 or 0...128.
    public let prefix: Int

    /// Bits of `network` past the prefix are cleared; a prefix outside the family's bounds is brought inside.
    public init(_ network: IPAddress, prefix: Int) {
        let width = network.isIPv4 ? 32 : 128
        self.prefix = min(max(prefix, 0), width)
        self.network = IPAddress(bits: network.bits & Self.mask(self.prefix, of: width))
    }

    /// `ADDRESS` or `ADDRESS/PREFIX`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        let width = address.isIPv4 ? 32 : 128
        guard parts.count == 2 else {
            self.init(address, prefix: width)
            return
        }
        let digits = parts[1].utf8
        // Int() alone would also take "+8" and "08".
        guard digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.count == 1 || digits.first != 0x30, var prefix = Int(parts[1])
        else { return nil }
        // ::ffff:10.0.0.0/104 is 10.0.0.0/8; ::ffff:0:0 with fewer than 96 bits would be of neither family.
        if address.isIPv4 && parts[0].contains(":") { prefix -= 96 }
        guard (0...width).contains(prefix) else { return nil }
        self.init(address, prefix: prefix)
    }

    public func contains(_ address: IPAddress) -> Bool {
        let width = network.isIPv4 ? 32 : 128
        return address.isIPv4 == network.isIPv4 && address.bits & Self.mask(prefix, of: width) == network.bits
    }

    /// What the operating system calls this machine.
    public static let loopback = [
        AddressRange(IPAddress(127, 0, 0, 0), prefix: 8), AddressRange(.loopback, prefix: 128),
    ]

    private static func mask(_ prefix: Int, of width: Int) -> UInt128 {
        // A smart shift by 128 gives 0, which is the mask of /0.
        .max << (width - prefix)
    }
}

extension AddressRange: CustomStringConvertible {
    public var description: String {
        prefix == (network.isIPv4 ? 32 : 128) ? network.description : "\(network)/\(prefix)"
    }
}
