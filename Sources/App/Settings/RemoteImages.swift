/// What is done with pictures that are named by an http or https address.
enum RemoteImages: String, CaseIterable, Sendable {
    case reject
    /// Fetched by this server, from public addresses only.
    case fetch
}
