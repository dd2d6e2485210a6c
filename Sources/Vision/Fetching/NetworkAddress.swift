internal import Glibc

/// An IPv4 or IPv6 address: 4 bytes or 16, in the order of the network.
struct NetworkAddress: Sendable, Hashable {
    let bytes: [UInt8]

    /// - Parameter bytes: 4 or 16; nil for any other count.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = Array(bytes)
    }

    /// The address that a socket is about to be connected to; nil for families other than IPv4 and IPv6.
    ///
    /// - Parameter socketAddress: a `sockaddr_in` or `sockaddr_in6` with all its bytes.
    init?(socketAddress: UnsafeRawBufferPointer) {
        guard socketAddress.count >= MemoryLayout<sockaddr>.size else { return nil }
        // The family stands first in every sockaddr. RFC 3493 §3.3 names the members that follow.
        let range: Range<Int>? =
            switch Int32(socketAddress.loadUnaligned(as: sa_family_t.self)) {
            case AF_INET: MemoryLayout<sockaddr_in>.offset(of: \.sin_addr).map { $0..<$0 + 4 }
            case AF_INET6: MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr).map { $0..<$0 + 16 }
            default: nil
            }
        guard let range, range.upperBound <= socketAddress.count else { return nil }
        bytes = Array(socketAddress[range])
    }

    /// In the usual spelling: four decimal numbers without leading zeros, or RFC 4291 §2.2 without a zone.
    init?(_ text: String) {
        var room = in6_addr()
        let family = text.utf8.contains(UInt8(ascii: ":")) ? AF_INET6 : AF_INET
        // Writes 4 or 16 bytes, and `room` has 16.
        let isRead = text.withCString { inet_pton(family, $0, &room) } == 1
        guard isRead else { return nil }
        bytes = withUnsafeBytes(of: &room) { Array($0.prefix(family == AF_INET ? 4 : 16)) }
    }
}

extension NetworkAddress: CustomStringConvertible {
    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        // Reads as many bytes as the family has, and writes no more than it is given, with a zero byte at the end.
        let isWritten = bytes.withUnsafeBytes { inet_ntop(family, $0.baseAddress, &text, socklen_t(text.count)) != nil }
        return isWritten ? String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "?"
    }
}
