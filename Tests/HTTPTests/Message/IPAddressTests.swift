import TestSupport
import Testing

@testable import HTTP

@Suite struct IPAddressTests {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"), ("::", "::"),
        ("::1", "::1"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("::ffff:192.0.2.1", "192.0.2.1"), ("::ffff:c000:201", "192.0.2.1"),
        ("0:0:0:0:0:ffff:255.255.255.255", "255.255.255.255"), ("fe80::", "fe80::"),
    ])
    func `reads and writes in canonical form`(text: String, canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(canonical) == address)
    }

    @Test(arguments: [
        "", " ", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "0x7f.0.0.1", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4:80",
        "[::1]", "fe80::1%lo", "1::2::3", ":::", "12345::", "::ffff:1.2.3", "::1\u{0}", "127.0.0.1\u{0}.evil",
        "localhost", "١.٢.٣.٤", String(repeating: "0", count: 46),
    ])
    func `refuses all else`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func `a mapped address is the IPv4 address`() {
        #expect(IPAddress("::ffff:10.1.2.3") == IPAddress(10, 1, 2, 3))
        #expect(IPAddress("::ffff:10.1.2.3")?.isIPv4 == true)
        // The old compatible form is another address.
        #expect(IPAddress("::10.1.2.3")?.isIPv4 == false)
        #expect(IPAddress("::ffff:0:10.1.2.3")?.isIPv4 == false)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.255.255.254", true), ("::1", true), ("::ffff:127.0.0.1", true), ("126.0.0.1", false),
        ("128.0.0.1", false), ("::2", false), ("::127.0.0.1", false), ("0.0.0.0", false),
    ])
    func `knows this machine`(text: String, isLoopback: Bool) throws {
        #expect(try #require(IPAddress(text)).isLoopback == isLoopback)
        #expect(AddressSet.loopback.contains(try #require(IPAddress(text))) == isLoopback)
    }

    @Test func `a customer is an IPv4 address or the first half of IPv6`() throws {
        let one = try #require(IPAddress("2001:db8:1:2:3:4:5:6"))
        #expect(one.network.description == "2001:db8:1:2::")
        #expect(IPAddress(192, 0, 2, 7).network == IPAddress(192, 0, 2, 7))
    }

    @Test(arguments: [
        ("64:ff9b::192.0.2.1", "192.0.2.1"), ("64:ff9b:0:0:0:1:c000:201", "64:ff9b::"),
        ("64:ff9b:1::192.0.2.1", "64:ff9b:1::"), ("2002:c000:201::1", "192.0.2.1"),
        ("2002:c000:201:ffff:1:2:3:4", "192.0.2.1"), ("2003:c000:201:ffff:1:2:3:4", "2003:c000:201:ffff::"),
    ])
    func `an IPv4 address inside an IPv6 one is the customer`(text: String, network: String) throws {
        #expect(try #require(IPAddress(text)).network.description == network)
    }

    @Test func `any address is read back from its text`() {
        var random = TestSupport.SeededGenerator(34)
        for _ in 0..<1_000 {
            var bits = UInt128(random.next()) << 64 | UInt128(random.next())
            // Long runs of zeros, which the text leaves out.
            bits &= UInt128.max << Int.random(in: 0...128, using: &random)
            bits |= Bool.random(using: &random) ? 1 : 0
            let address = IPAddress(bits: bits)
            #expect(IPAddress(address.description) == address)
        }
    }
}
