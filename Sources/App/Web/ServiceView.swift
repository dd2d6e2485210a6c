internal import Pages
internal import Vignette

/// What pages say of the endpoint: where it is and which models it has.
struct ServiceView: Sendable {
    let destination: Destination
    /// The models as last heard, without waiting for the endpoint.
    let models: @Sendable () -> [String]
}
