/// Which addresses are on the internet, for everyone the same.
///
/// Of IPv4 all that no row names; of IPv6 the global unicast addresses that no row names, and nothing that is not
/// assigned yet. An IPv4 address inside an IPv6 address decides about it.
extension NetworkAddress {
    /// Why an address is not public, for the log; nil where it is.
    var reservation: String? {
        bytes.count == 4 ? Self.reservation4(bytes) : Self.reservation6(bytes)
    }

    static let rows4 = [
        AddressRow([0], 8, "this network (RFC 1122 3.2.1.3)"),
        AddressRow([10], 8, "private (RFC 1918)"),
        AddressRow([100, 64], 10, "shared by a provider (RFC 6598)"),
        AddressRow([127], 8, "loopback (RFC 1122 3.2.1.3)"),
        AddressRow([168, 63, 129, 16], 32, "a host's service for its machines (Azure)"),
        AddressRow([169, 254], 16, "link-local (RFC 3927)"),
        AddressRow([172, 16], 12, "private (RFC 1918)"),
        AddressRow([192, 0, 0], 24, "protocol assignments (RFC 6890)"),
        AddressRow([192, 0, 2], 24, "documentation (RFC 5737)"),
        AddressRow([192, 88, 99], 24, "6to4 relay (RFC 7526)"),
        AddressRow([192, 168], 16, "private (RFC 1918)"),
        AddressRow([198, 18], 15, "benchmarking (RFC 2544)"),
        AddressRow([198, 51, 100], 24, "documentation (RFC 5737)"),
        AddressRow([203, 0, 113], 24, "documentation (RFC 5737)"),
        AddressRow([224], 4, "multicast (RFC 5771)"),
        // Broadcast (RFC 919) is the last of them.
        AddressRow([240], 4, "reserved (RFC 1112 4)"),
    ]

    static let rows6 = [
        AddressRow(zeros(15) + [0], 128, "unspecified (RFC 4291 2.5.2)"),
        AddressRow(zeros(15) + [1], 128, "loopback (RFC 4291 2.5.3)"),
        AddressRow(zeros(12), 96, "IPv4-compatible (RFC 4291 2.5.5.1)"),
        AddressRow(zeros(10) + [0xFF, 0xFF], 96, "IPv4-mapped (RFC 4291 2.5.5.2)", inner: 12),
        AddressRow([0x00, 0x64, 0xFF, 0x9B] + zeros(8), 96, "NAT64 (RFC 6052 2.1)", inner: 12),
        AddressRow([0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01], 48, "local NAT64 (RFC 8215)"),
        AddressRow([0x01, 0x00] + zeros(6), 64, "discard (RFC 6666)"),
        AddressRow([0x20, 0x01, 0x00, 0x00], 32, "Teredo (RFC 4380)"),
        // Benchmarking (RFC 5180) and ORCHID (RFC 4843, RFC 7343) among them.
        AddressRow([0x20, 0x01, 0x00], 23, "protocol assignments (RFC 2928)"),
        AddressRow([0x20, 0x01, 0x0D, 0xB8], 32, "documentation (RFC 3849)"),
        AddressRow([0x20, 0x02], 16, "6to4 (RFC 3056)", inner: 2),
        AddressRow([0x3F, 0xFE], 16, "6bone (RFC 3701)"),
        AddressRow([0x3F, 0xFF, 0x00], 20, "documentation (RFC 9637)"),
        AddressRow([0x5F, 0x00], 16, "segment routing (RFC 9602)"),
        AddressRow([0xFC], 7, "unique local (RFC 4193)"),
        AddressRow([0xFE, 0x80], 10, "link-local (RFC 4291 2.5.6)"),
        AddressRow([0xFE, 0xC0], 10, "site-local (RFC 3879)"),
        AddressRow([0xFF], 8, "multicast (RFC 4291 2.7)"),
    ]

    /// The IPv4 addresses that stand in one of IPv6, for whoever passes it on to them.
    var inner: [NetworkAddress] {
        guard bytes.count == 16 else { return [] }
        var starts = Self.rows6.filter { $0.contains(bytes) }.compactMap(\.inner)
        if Self.isISATAP(bytes) { starts.append(12) }
        return starts.compactMap { NetworkAddress(bytes[$0..<$0 + 4]) }
    }

    private static let globalUnicast = AddressRow([0x20], 3, "global unicast (RFC 4291 2.4)")

    private static func reservation4(_ bytes: [UInt8]) -> String? {
        rows4.first { $0.contains(bytes) }?.meaning
    }

    private static func reservation6(_ bytes: [UInt8]) -> String? {
        if let row = rows6.first(where: { $0.contains(bytes) }) {
            guard let inner = row.inner else { return row.meaning }
            if let reason = reservation4(Array(bytes[inner..<inner + 4])) { return "\(row.meaning), \(reason)" }
        } else if !globalUnicast.contains(bytes) {
            return "not assigned (RFC 4291 2.4)"
        }
        guard isISATAP(bytes) else { return nil }
        return reservation4(Array(bytes[12...])).map { "ISATAP (RFC 5214), \($0)" }
    }

    /// RFC 5214 6.1: puts an IPv4 address behind a mark of its own, under any prefix.
    private static func isISATAP(_ bytes: [UInt8]) -> Bool {
        bytes[8] & ~0x02 == 0 && bytes[9...11] == [0x00, 0x5E, 0xFE]
    }

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
}
