internal import Glibc
internal import Loop
internal import Synchronization

/// The addresses of this machine's own interfaces, public ones among them.
///
/// Read when they are asked for, and again once that is a minute ago. Where they cannot be read every address counts as
/// one of them: nothing is fetched then.
final class OwnAddresses: Sendable {
    private struct Reading {
        let addresses: Set<NetworkAddress>
        let moment: Moment
    }

    private static let age = Duration.seconds(60)

    private let last = Mutex<Reading?>(nil)
    private let read: @Sendable () -> Set<NetworkAddress>?

    init(read: @escaping @Sendable () -> Set<NetworkAddress>? = OwnAddresses.ofInterfaces) {
        self.read = read
    }

    /// Why an address is not to be connected to; nil where it is another machine's.
    func reservation(of address: NetworkAddress, at now: Moment = .now()) -> String? {
        let addresses = last.withLock { last in
            if let last, now.since(last.moment) < Self.age { return Optional(last.addresses) }
            last = read().map { Reading(addresses: $0, moment: now) }
            return last?.addresses
        }
        guard let addresses else { return "perhaps this machine's own: those cannot be read (getifaddrs)" }
        return addresses.contains(address) || address.inner.contains(where: addresses.contains)
            ? "this machine's own" : nil
    }

    static func ofInterfaces() -> Set<NetworkAddress>? {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { return nil }
        defer { freeifaddrs(first) }
        var addresses: Set<NetworkAddress> = []
        // A list that the call made, whole until it is freed above; an interface may have no address.
        var next = first
        while let entry = next?.pointee {
            next = entry.ifa_next
            guard let address = entry.ifa_addr else { continue }
            let size: Int
            switch Int32(address.pointee.sa_family) {
            case AF_INET: size = MemoryLayout<sockaddr_in>.size
            case AF_INET6: size = MemoryLayout<sockaddr_in6>.size
            default: continue
            }
            // getifaddrs(3): as long as its family's kind of sockaddr.
            let bytes = UnsafeRawBufferPointer(start: address, count: size)
            if let address = NetworkAddress(socketAddress: bytes) { addresses.insert(address) }
        }
        return addresses
    }
}
