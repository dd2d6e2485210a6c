internal import Bytes

/// What is sent to a service.
struct TransferRequest: Sendable {
    /// http or https, without user info.
    var url: String
    /// `user:password` for the service, where its address named them.
    var userInfo: Secret?
    /// Names and values that came through `HeaderText`: no line ends.
    var fields: [(name: String, value: Secret)] = []
    /// Nil: GET, else POST of JSON.
    var body: TransferBody?
    var limits = TransferLimits()
}
