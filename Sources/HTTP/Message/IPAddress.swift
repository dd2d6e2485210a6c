internal import Glibc

/// An IPv4 or IPv6 address as 16 bytes; IPv4 lies in `::ffff:0:0/96`, so that a dual-stack socket's `::ffff:192.0.2.1`
/// and `192.0.2.1` are one address.
public struct IPAddress: Sendable, Hashable {
    // Two halves: an object that holds a UInt128 is aligned to 16 bytes, which costs a slower way to allocate it.
    private let high: UInt64
    private let low: UInt64

    init(bits: UInt128) {
        high = UInt64(truncatingIfNeeded: bits >> 64)
        low = UInt64(truncatingIfNeeded: bits)
    }

    /// The address as a number, first byte highest.
    var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

    public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
        let four = UInt128(a) << 24 | UInt128(b) << 16 | UInt128(c) << 8 | UInt128(d)
        self.init(bits: Self.mapped | four)
    }

    /// The textual forms `inet_pton` knows, without brackets, port or zone; nil for all else.
    public init?(_ text: String) {
        // A NUL would end the C string early and hide what follows it.
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var number: UInt128 = 0
        if inet_pton(AF_INET6, text, &number) == 1 {
            self.init(bits: UInt128(bigEndian: number))
            return
        }
        var four: UInt32 = 0
        guard inet_pton(AF_INET, text, &four) == 1 else { return nil }
        self.init(bits: Self.mapped | UInt128(UInt32(bigEndian: four)))
    }

    public var isIPv4: Bool { bits >> 32 == Self.mapped >> 32 }

    public var isLoopback: Bool { isIPv4 ? bits >> 24 & 0xFF == 127 : self == .loopback }

    /// `::1`
    public static let loopback = IPAddress(bits: 1)

    /// The network that one customer has: the address itself, or the /64 of IPv6.
    ///
    /// An IPv6 address that holds an IPv4 one is that one's customer: 64:ff9b::/96 of NAT64 has everybody behind it, and
    /// whoever has an IPv4 address has 65,536 networks of 6to4. RFC 6052 §2.1, RFC 3056 §2
    public var network: IPAddress {
        if isIPv4 { return self }
        if bits >> 32 == Self.translated >> 32 { return Self.four(bits) }
        if bits >> 112 == 0x2002 { return Self.four(bits >> 80) }
        return IPAddress(bits: (bits >> 64) << 64)
    }

    private static func four(_ bits: UInt128) -> IPAddress { IPAddress(bits: mapped | bits & 0xFFFF_FFFF) }

    init(_ six: in6_addr) {
        self.init(bits: withUnsafeBytes(of: six) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) })
    }

    init(_ four: in_addr) {
        self.init(bits: Self.mapped | UInt128(UInt32(bigEndian: four.s_addr)))
    }

    /// The last four bytes, in network order: an IPv4 address as the kernel takes it.
    var four: in_addr { in_addr(s_addr: UInt32(truncatingIfNeeded: bits).bigEndian) }

    private static let mapped: UInt128 = 0xFFFF << 32
    private static let translated: UInt128 = 0x64_FF9B << 96
}

/// The canonical form of RFC 5952; IPv4 dotted.
extension IPAddress: CustomStringConvertible {
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        if isIPv4 {
            var four = UInt32(truncatingIfNeeded: bits).bigEndian
            inet_ntop(AF_INET, &four, &text, socklen_t(text.count))
        } else {
            var number = bits.bigEndian
            inet_ntop(AF_INET6, &number, &text, socklen_t(text.count))
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
