/// Why an exchange with a service did not come to its end.
struct TransferError: Error, Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// Nobody there: refused, no route, reset before anything was said.
        case unreachable
        /// The host's name has no address.
        case unknownHost
        /// The certificate or the handshake.
        case insecure
        /// The proxy of the environment, not the service.
        case proxy
        /// A time was up; the limit that it was.
        case timeout(Duration, Stage)
        /// The connection ended in the middle of the reply.
        case cut
        /// What came is no HTTP, or more of it than is read.
        case malformed
        /// libcurl cannot do it at all.
        case unusable
    }

    /// How far it had come.
    enum Stage: Sendable, Equatable {
        case connecting
        case waiting
        case receiving
        /// Still receiving when the whole time was up.
        case whole
    }

    let kind: Kind
    /// Whether a reply had begun, with a whole first line at least.
    let hasReceived: Bool
    /// For the log: libcurl's own words.
    let detail: String
}
