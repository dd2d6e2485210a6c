import Glibc
import TestSupport
import Testing

@testable import Vision

/// Which addresses are public, in every spelling that a socket's address can have been made from.
@Suite struct NetworkAddressTests {
    @Test(arguments: [
        "0.0.0.0", "0.0.0.1", "0.255.255.255", "10.0.0.0", "10.1.2.3", "10.255.255.255", "100.64.0.0",
        "100.100.100.200", "100.127.255.255", "127.0.0.0", "127.0.0.1", "127.127.127.127", "127.255.255.255",
        "168.63.129.16", "169.254.0.0", "169.254.169.254", "169.254.170.2", "169.254.255.255", "172.16.0.0",
        "172.17.0.1", "172.31.255.255", "192.0.0.0", "192.0.0.8", "192.0.0.170", "192.0.0.192", "192.0.0.255",
        "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.1", "192.88.99.255", "192.168.0.0", "192.168.1.1",
        "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.0", "198.51.100.255", "203.0.113.0",
        "203.0.113.255", "224.0.0.0", "224.0.0.251", "239.255.255.255", "240.0.0.0", "254.1.2.3",
        "255.255.255.254", "255.255.255.255",
        "::", "::1", "::2", "::7f00:1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:7f00:1",
        "0:0:0:0:0:ffff:7f00:0001", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0.0.0.0",
        "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe",
        "64:ff9b::0.0.0.0", "64:ff9b:1::7f00:1", "64:ff9b:1::8.8.8.8", "64:ff9b:1:ffff::1", "64:ff9b:2::1",
        "100::", "100::1", "100:0:0:1::1", "2001::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001::1",
        "2001:2::1", "2001:10::1", "2001:20::1", "2001:2f:ffff::1", "2001:1ff:ffff::1", "2001:db8::",
        "2001:db8:ffff:ffff::1", "2002:7f00:1::", "2002:7f00:0001::1", "2002:a00:1::", "2002:a9fe:a9fe::",
        "2002:c0a8:101::1", "2002:e000:1::", "3ffe::1", "3ffe:ffff::1", "3fff::", "3fff:fff::1", "4000::1", "5f00::1",
        "5f01::1", "8000::1", "fc00::", "fc00::1", "fd00:ec2::254", "fdff:ffff::1", "fe00::1", "fe80::",
        "fe80::1", "fe80::5efe:8.8.8.8", "febf::1", "fec0::1", "feff::1", "ff00::", "ff02::1", "ff0e::1", "ffff::1",
        "2606:4700::5efe:127.0.0.1", "2606:4700::200:5efe:192.168.0.1", "2606:4700:1:2:0:5efe:a00:1",
        "2002:808:808::5efe:10.0.0.1",
    ])
    func `is refused`(text: String) throws {
        #expect(try #require(NetworkAddress(text)).reservation != nil)
    }

    @Test(arguments: [
        "1.0.0.0", "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0",
        "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0",
        "203.0.112.255", "203.0.114.0", "223.255.255.255",
        "::ffff:8.8.8.8", "::ffff:808:808", "64:ff9b::8.8.8.8", "64:ff9b::808:808", "2001:200::1",
        "2001:4860:4860::8888",
        "2001:db7:ffff::1", "2001:db9::1", "2002:808:808::1", "2003::1", "2400:cb00::1", "2606:4700:4700::1111",
        "2a00:1450:4001::1", "2606:4700::5efe:8.8.8.8", "2606:4700::5eff:127.0.0.1", "3ffd::1", "3fff:1000::1",
        "2000::1", "2620:fe::fe",
    ])
    func `is public`(text: String) throws {
        #expect(try #require(NetworkAddress(text)).reservation == nil)
    }

    /// As whole numbers, which the table does not use.
    @Test func `is refused by the numbers of its ranges`() throws {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x00FF_FFFF, 0x0A00_0000...0x0AFF_FFFF, 0x6440_0000...0x647F_FFFF, 0x7F00_0000...0x7FFF_FFFF,
            0xA83F_8110...0xA83F_8110, 0xA9FE_0000...0xA9FE_FFFF, 0xAC10_0000...0xAC1F_FFFF, 0xC000_0000...0xC000_00FF,
            0xC000_0200...0xC000_02FF, 0xC058_6300...0xC058_63FF, 0xC0A8_0000...0xC0A8_FFFF, 0xC612_0000...0xC613_FFFF,
            0xC633_6400...0xC633_64FF, 0xCB00_7100...0xCB00_71FF, 0xE000_0000...0xFFFF_FFFF,
        ]
        var random = SeededGenerator(6)
        var values = ranges.flatMap { [$0.lowerBound, $0.upperBound, $0.lowerBound &- 1, $0.upperBound &+ 1] }
        for range in ranges { values += (0..<20).map { _ in .random(in: range, using: &random) } }
        values += (0..<2000).map { _ in .random(in: 0...(.max), using: &random) }
        for value in values {
            let bytes = withUnsafeBytes(of: value.bigEndian) { Array($0) }
            let isReserved = ranges.contains { $0.contains(value) }
            let plain = try #require(NetworkAddress(bytes))
            #expect((plain.reservation != nil) == isReserved, "\(plain)")
            // The same inside IPv6.
            for (before, after) in [
                ([UInt8](repeating: 0, count: 10) + [255, 255], 0),
                ([0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8), 0),
                ([0x20, 0x02], 10), ([0x26, 0x06, 0x47, 0, 0, 0, 0, 0, 0, 0, 0x5E, 0xFE], 0),
            ] {
                let outer = try #require(NetworkAddress(before + bytes + [UInt8](repeating: 0, count: after)))
                #expect((outer.reservation != nil) == isReserved, "\(outer)")
            }
        }
    }

    @Test func `every row is refused from its first to its last address, and stands for no other`() {
        for (rows, count) in [(NetworkAddress.rows4, 4), (NetworkAddress.rows6, 16)] {
            for row in rows {
                #expect(row.prefix.count == (row.length + 7) / 8, "\(row.meaning)")
                let first = row.prefix + [UInt8](repeating: 0, count: count - row.prefix.count)
                var last = row.prefix + [UInt8](repeating: 255, count: count - row.prefix.count)
                if row.length % 8 > 0 { last[row.length / 8] |= 0xFF >> UInt8(row.length % 8) }
                #expect(row.contains(first) && row.contains(last), "\(row.meaning)")
                for bit in 0..<row.length {
                    var other = first
                    other[bit / 8] ^= 0x80 >> UInt8(bit % 8)
                    #expect(!row.contains(other), "\(row.meaning)")
                }
            }
        }
    }

    @Test func `is read from what a socket is connected to`() throws {
        var four = sockaddr_in()
        four.sin_family = sa_family_t(AF_INET)
        four.sin_port = UInt16(80).bigEndian
        four.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let read4 = withUnsafeBytes(of: &four) { NetworkAddress(socketAddress: $0) }
        #expect(read4?.description == "127.0.0.1")
        var six = sockaddr_in6()
        six.sin6_family = sa_family_t(AF_INET6)
        six.sin6_flowinfo = .max
        six.sin6_scope_id = .max
        let bytes = try #require(NetworkAddress("fe80::1234")).bytes
        withUnsafeMutableBytes(of: &six.sin6_addr) { $0.copyBytes(from: bytes) }
        let read6 = withUnsafeBytes(of: &six) { NetworkAddress(socketAddress: $0) }
        #expect(read6?.description == "fe80::1234")
        // Too short, and of another family.
        for count in 0..<MemoryLayout<sockaddr_in6>.size where count < 24 {
            #expect(withUnsafeBytes(of: &six) { NetworkAddress(socketAddress: .init(rebasing: $0[..<count])) } == nil)
        }
        six.sin6_family = sa_family_t(AF_UNIX)
        #expect(withUnsafeBytes(of: &six) { NetworkAddress(socketAddress: $0) } == nil)
        let refusing = SocketGuard(SocketGuard.publicOnly)
        #expect(!withUnsafeBytes(of: &six) { refusing.allows($0) } && refusing.refusal != nil)
    }
}
