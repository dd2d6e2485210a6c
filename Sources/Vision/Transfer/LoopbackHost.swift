/// The names of the machine itself, which no proxy can reach, and which mean something else inside a container.
enum LoopbackHost {
    /// - Parameter host: without a port, an IPv6 address without its brackets.
    static func contains(_ host: some StringProtocol) -> Bool {
        let host = host.lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || isLoopbackAddress(host) || host == "0.0.0.0"
            || host == "::1" || host == "::"
    }

    /// 127.0.0.0/8 (RFC 1122 §3.2.1.3); a name may begin in the same way and is anybody's.
    private static func isLoopbackAddress(_ host: String) -> Bool {
        let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && host.hasPrefix("127.")
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
                    && UInt8(String(decoding: part, as: UTF8.self)) != nil
            }
    }
}
