/// The other end of a connection.
public enum Peer: Hashable, Sendable, CustomStringConvertible {
    case address(IPAddress)
    /// Came through a Unix socket, or from a test.
    case local

    public var description: String {
        switch self {
        case .address(let address): address.description
        case .local: "local"
        }
    }
}
