internal import Synchronization
internal import Vignette

/// The answers that are being waited for or written in this process.
final class LiveAnswers: Sendable {
    /// What to watch for an analysis that is not finished. Look into the store after this, not before: what finishes in
    /// between is seen then.
    func follow(_ id: Analysis.ID) -> LiveAnswer { LiveAnswer() }
}
