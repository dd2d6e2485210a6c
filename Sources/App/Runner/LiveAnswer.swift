internal import Synchronization
internal import Vignette

/// An analysis that is not finished yet, as those see it who watch it.
///
/// Nothing is queued for anybody: whoever watches says how far they are and gets all that is new, so a slow reader costs
/// nothing and no reader can hold up the writer.
final class LiveAnswer: Sendable {
    /// How far a reader is: which try of the answer, and how many bytes of its text.
    struct Position: Sendable, Hashable {
        var round = 0
        var offset = 0
    }

    /// What is new for a reader.
    struct Update: Sendable, Equatable {
        /// Where the reader is after this.
        var position: Position
        /// What was written since; whole characters.
        var text: String
        /// The text before this one is void: the answer has begun again.
        var hasRestarted: Bool
        var state: AnalysisState
        var phase: AnalysisPhase?
        var waitsUntil: Timestamp?
        /// There will be nothing more: what became of it is in the store.
        var isOver: Bool
    }

    /// Waits until something is new for a reader at `position`, or changed since the reader's last update. Nil where
    /// nothing did within `patience`. Throws `CancellationError`.
    func next(after last: Update?, patience: Duration) async throws -> Update? { nil }
}
