internal import Glibc

/// The kernel's form of an address, held where C can point at it.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length: socklen_t = 0

    init() {}

    /// Nil when a path is too long for the kernel (107 bytes).
    init?(_ address: ListenAddress) {
        switch address {
        case .tcp(let ip, let port): self.init(ip, port: port)
        case .unix(let path): self.init(path: path)
        }
    }

    private init(_ ip: IPAddress, port: UInt16) {
        if ip.isIPv4 {
            var four = sockaddr_in()
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port.bigEndian
            four.sin_addr = ip.four
            store(four)
        } else {
            var six = sockaddr_in6()
            six.sin6_family = sa_family_t(AF_INET6)
            six.sin6_port = port.bigEndian
            withUnsafeMutableBytes(of: &six.sin6_addr) { bytes in
                bytes.storeBytes(of: ip.bits.bigEndian, as: UInt128.self)
            }
            store(six)
        }
    }

    private init?(path: String) {
        var unix = sockaddr_un()
        unix.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &unix.sun_path) { target in
            guard !bytes.isEmpty, bytes.count < target.count else { return false }
            target.copyBytes(from: bytes)
            return true
        }
        guard fits else { return nil }
        store(unix)
    }

    private mutating func store<Value>(_ value: Value) {
        withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: value, as: Value.self) }
        length = socklen_t(MemoryLayout<Value>.size)
    }

    var family: Int32 { Int32(storage.ss_family) }

    /// Lets C read the address.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    /// Lets C write the address.
    mutating func fill<Result>(
        _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Result
    ) -> Result {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }

    var peer: Peer {
        ipAndPort.map { .address($0.address) } ?? .local
    }

    var ipAndPort: (address: IPAddress, port: UInt16)? {
        withUnsafeBytes(of: storage) { bytes in
            switch family {
            case AF_INET:
                let four = bytes.load(as: sockaddr_in.self)
                return (IPAddress(four.sin_addr), UInt16(bigEndian: four.sin_port))
            case AF_INET6:
                let six = bytes.load(as: sockaddr_in6.self)
                return (IPAddress(six.sin6_addr), UInt16(bigEndian: six.sin6_port))
            default: return nil
            }
        }
    }
}
