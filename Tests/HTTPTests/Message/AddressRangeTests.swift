import TestSupport
import Testing

@testable import HTTP

@Suite struct AddressRangeTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.0.0.0/8"), ("10.1.2.3/8", "10.0.0.0/8"), ("10.1.2.3", "10.1.2.3"),
        ("10.1.2.3/32", "10.1.2.3"),
        ("1.2.3.4/0", "0.0.0.0/0"), ("::/0", "::/0"), ("2001:db8:ffff::/32", "2001:db8::/32"), ("::1", "::1"),
        ("::1/128", "::1"), ("::ffff:10.9.9.9/104", "10.0.0.0/8"), ("::ffff:10.9.9.9", "10.9.9.9"),
        ("::ffff:10.9.9.9/128", "10.9.9.9"), ("::ffff:0:0/96", "0.0.0.0/0"), ("128.0.0.0/1", "128.0.0.0/1"),
    ])
    func `reads addresses and networks`(text: String, canonical: String) throws {
        let range = try #require(AddressRange(text))
        #expect(range.description == canonical)
        #expect(AddressRange(canonical) == range)
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/8/8",
        "10.0.0.0/8 ",
        "10.0.0.0/0x8", "10.0.0.0/٨", "::/129", "::/1000", "::ffff:10.0.0.0/8", "::ffff:0:0/95", "10/8", "10.0.0.0\\8",
        "10.0.0.0/00", "10.0.0.0/18446744073709551624",
    ])
    func `refuses all else`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.2.3.4"], ["9.255.255.255", "11.0.0.0", "::a00:1"]),
        ("192.0.2.128/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.128"]),
        ("192.0.2.1", ["192.0.2.1"], ["192.0.2.0", "192.0.2.2"]),
        ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::", "::1", "2001:db8::1"]),
        ("::/0", ["::", "ffff:ffff::", "::1"], ["0.0.0.0", "127.0.0.1", "::ffff:127.0.0.1"]),
        ("2001:db8::/33", ["2001:db8:7fff:ffff::"], ["2001:db8:8000::", "2001:db9::"]),
    ])
    func `holds what shares its first bits`(text: String, inside: [String], outside: [String]) throws {
        let set = AddressSet([try #require(AddressRange(text))])
        for address in inside { #expect(set.contains(try #require(IPAddress(address))), "\(address)") }
        for address in outside { #expect(!set.contains(try #require(IPAddress(address))), "\(address)") }
    }

    @Test func `its first and last address are inside, their neighbours are not`() {
        var random = TestSupport.SeededGenerator(35)
        for _ in 0..<500 {
            let isIPv4 = Bool.random(using: &random)
            let width = isIPv4 ? 32 : 128
            let prefix = Int.random(in: 1...width, using: &random)
            let four = UInt128(0xFFFF) << 32 | UInt128(UInt32.random(in: 0 ... .max, using: &random))
            let six = UInt128(0x2001) << 112 | UInt128(random.next())
            let range = AddressRange(IPAddress(bits: isIPv4 ? four : six), prefix: prefix)
            let first = range.network.bits
            let size = UInt128(1) << (width - prefix)
            #expect(range.contains(IPAddress(bits: first)) && range.contains(IPAddress(bits: first + size - 1)))
            #expect(!range.contains(IPAddress(bits: first &- 1)) && !range.contains(IPAddress(bits: first &+ size)))
        }
    }

    @Test func `a prefix out of bounds is brought inside`() {
        #expect(AddressRange(IPAddress(10, 1, 2, 3), prefix: 99).prefix == 32)
        #expect(AddressRange(IPAddress(10, 1, 2, 3), prefix: -1).description == "0.0.0.0/0")
        #expect(AddressRange(.loopback, prefix: .max).description == "::1")
    }

    @Test func `a local peer is in every set`() {
        #expect(AddressSet([]).contains(.local))
        #expect(!AddressSet([]).contains(.address(.loopback)))
        #expect(AddressSet.loopback.contains(.address(.loopback)))
    }
}
