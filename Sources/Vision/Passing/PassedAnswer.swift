/// The answer to a passed question, as it comes.
///
/// It ends with its last reference: who lets go of it before its end has the service stop writing.
public protocol PassedAnswer: Sendable {
    /// Waits until something of the answer is there, and no longer than `patience`.
    ///
    /// - Returns: false where nothing has come by then. Throws what `next` would.
    func begins(within patience: Duration) async throws -> Bool

    /// The next chunk, or the one JSON text of an answer that is no stream; nil once the answer is whole. One reader at a
    /// time. Throws a `Failure` or `CancellationError`; where something had come before, the failure is
    /// `answer_interrupted`, or `upstream_timeout`, which says how far it came.
    func next() async throws -> ChatChunk?
}
