/// Where a server listens.
public enum ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// Port 0 lets the kernel choose.
    case tcp(IPAddress, port: UInt16)
    case unix(path: String)

    public var description: String {
        switch self {
        case .tcp(let address, let port) where address.isIPv4: "http://\(address):\(port)"
        case .tcp(let address, let port): "http://[\(address)]:\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
