internal import Glibc
internal import HTTP

extension ListenAddress {
    /// Where the settings want the server to listen. Looks a host name up, which blocks: at the start only.
    init(_ configuration: Configuration) throws(StartError) {
        if let path = configuration.socket {
            self = .unix(path: path)
            return
        }
        guard let address = IPAddress(configuration.host) ?? Self.lookUp(configuration.host) else {
            throw StartError(
                description: "cannot listen on \(configuration.host): the name has no address; "
                    + "give --host an address such as 127.0.0.1 or 0.0.0.0")
        }
        self = .tcp(address, port: configuration.port)
    }

    private static func lookUp(_ name: String) -> IPAddress? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return nil }
        defer { freeaddrinfo(list) }
        // The entries live until they are freed above; each is read once.
        var entry = list
        while let current = entry {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let found = getnameinfo(
                current.pointee.ai_addr, current.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0,
                NI_NUMERICHOST)
            let numeric = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if found == 0, let address = IPAddress(numeric) { return address }
            entry = current.pointee.ai_next
        }
        return nil
    }
}
