internal import HTTP

/// Hosts that are not on the internet, as far as their name or address tells.
enum PrivateNetwork {
    /// RFC 1918, RFC 4193, RFC 3927, RFC 4291 and RFC 6598.
    private static let ranges = AddressSet(
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10"]
            .compactMap { AddressRange($0) })

    /// RFC 6762, RFC 8375, and what routers and containers use.
    private static let suffixes = [".local", ".lan", ".internal", ".home.arpa", ".home", ".localhost", ".docker"]

    /// - Parameter host: in lower case, without a port, an IPv6 address without its brackets.
    static func contains(_ host: String) -> Bool {
        if let address = IPAddress(host) { return address.isLoopback || ranges.contains(address) }
        return !host.contains(".") || suffixes.contains { host.hasSuffix($0) }
    }
}
