import Loop
import Synchronization
import Testing

@testable import Vision

@Suite struct OwnAddressesTests {
    private static func addresses(_ texts: [String]) -> Set<NetworkAddress> {
        Set(texts.compactMap { NetworkAddress($0) })
    }

    @Test(arguments: [
        ("8.8.4.4", true), ("8.8.4.5", false), ("2a00::1", true), ("2a00::2", false), ("::ffff:8.8.4.4", true),
        ("::ffff:8.8.4.5", false), ("64:ff9b::808:404", true), ("2002:808:404::1", true), ("2002:808:405::1", false),
        ("2a00::5efe:808:404", true), ("2a00::5efe:808:405", false),
    ])
    func `a public address of this machine is not connected to`(text: String, isOwn: Bool) throws {
        let address = try #require(NetworkAddress(text))
        let judge = SocketGuard.publicOnly(but: OwnAddresses { Self.addresses(["8.8.4.4", "2a00::1"]) })
        #expect(address.reservation == nil)
        #expect(judge(address) == (isOwn ? "this machine's own" : nil))
    }

    @Test func `they are read again after a minute`() throws {
        let reads = Mutex(0)
        let own = OwnAddresses {
            let count = reads.withLock { reads in
                reads += 1
                return reads
            }
            return Self.addresses(["8.8.4.\(count)"])
        }
        let first = try #require(NetworkAddress("8.8.4.1"))
        let now = Moment.now()
        #expect(own.reservation(of: first, at: now) != nil)
        #expect(own.reservation(of: first, at: now + .seconds(59)) != nil)
        #expect(reads.withLock(\.self) == 1)
        #expect(own.reservation(of: first, at: now + .seconds(61)) == nil)
        #expect(reads.withLock(\.self) == 2)
    }

    @Test func `where they cannot be read nothing is connected to`() throws {
        let isReadable = Mutex(false)
        let own = OwnAddresses { isReadable.withLock(\.self) ? [] : nil }
        let address = try #require(NetworkAddress("8.8.4.4"))
        #expect(own.reservation(of: address) != nil)
        // No minute passes until it is tried again.
        isReadable.withLock { $0 = true }
        #expect(own.reservation(of: address) == nil)
    }

    @Test func `the interfaces of this machine are found`() throws {
        let addresses = try #require(OwnAddresses.ofInterfaces())
        #expect(addresses.contains(try #require(NetworkAddress("127.0.0.1"))))
    }
}
