/// A list of networks, as one writes it: `10.0.0.0/8`, `::1`.
public struct AddressSet: Sendable, Equatable {
    public var ranges: [AddressRange]

    public init(_ ranges: [AddressRange]) {
        self.ranges = ranges
    }

    public static let loopback = AddressSet(AddressRange.loopback)

    public func contains(_ address: IPAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    /// Whether it holds the peer. A local peer came through a Unix socket, which the file system guards.
    public func contains(_ peer: Peer) -> Bool {
        switch peer {
        case .address(let address): contains(address)
        case .local: true
        }
    }
}
