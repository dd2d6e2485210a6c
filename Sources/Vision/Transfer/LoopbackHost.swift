/// The names of the machine itself, which no proxy can reach, and which mean something else inside a container.
enum LoopbackHost {
    /// - Parameter host: without a port, an IPv6 address without its brackets.
    static func contains(_ host: some StringProtocol) -> Bool {
        let host = host.lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "0.0.0.0"
            || host == "::1" || host == "::"
    }
}
