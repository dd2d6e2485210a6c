/// How much an endpoint takes.
public enum UpstreamProfile: String, Sendable, CaseIterable {
    /// Data URLs only, no `detail`, at most four pictures.
    case restricted
    /// `detail` is passed on.
    case open
}
