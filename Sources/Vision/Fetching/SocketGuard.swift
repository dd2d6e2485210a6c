internal import Synchronization

/// Decides for one exchange which addresses may be connected to, when a socket for each is about to be opened.
///
/// Names are looked up by then, and the address that is judged is the very one that is connected to: a name that means
/// something else a moment later changes nothing.
final class SocketGuard: Sendable {
    /// Why an address may not be connected to; nil where it may.
    typealias Judge = @Sendable (NetworkAddress) -> String?

    /// Public addresses alone, and none of this machine's.
    static let publicOnly: Judge = publicOnly(but: OwnAddresses())

    static func publicOnly(but own: OwnAddresses) -> Judge {
        { $0.reservation ?? own.reservation(of: $0) }
    }

    private let judge: Judge
    private let refused = Mutex<String?>(nil)

    init(_ judge: @escaping Judge) {
        self.judge = judge
    }

    /// What was refused last, and why: for the log.
    var refusal: String? { refused.withLock(\.self) }

    /// - Parameter socketAddress: as it will be given to connect(2).
    func allows(_ socketAddress: UnsafeRawBufferPointer) -> Bool {
        guard let address = NetworkAddress(socketAddress: socketAddress) else {
            refused.withLock { $0 = "neither IPv4 nor IPv6" }
            return false
        }
        guard let reason = judge(address) else { return true }
        refused.withLock { $0 = "\(address) is \(reason)" }
        return false
    }
}
