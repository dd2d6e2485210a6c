/// Where pictures go: what people are told before they send one.
public struct Destination: Sendable, Equatable {
    public enum Network: Sendable {
        /// They do not leave this program.
        case here
        /// This machine or a network that is not the internet.
        case inside
        case outside
    }

    /// The endpoint's host; nil for the reader that is built in.
    public var host: String?
    public var network: Network
    /// The model that is asked where nobody chooses; nil where it is not known.
    public var model: String?

    public init(host: String?, network: Network, model: String?) {
        self.host = host
        self.network = network
        self.model = model
    }
}
