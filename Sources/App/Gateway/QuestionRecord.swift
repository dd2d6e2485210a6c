internal import HTTP
internal import Loop
internal import Synchronization
internal import Vignette

/// What is written down of one question of a program: how long it took, and how it ended.
///
/// Whoever lets go of it before its end has left.
final class QuestionRecord: Sendable {
    private struct State {
        var firstPiece: Duration?
        var hasEnded = false
    }

    private let metrics: Metrics
    private let trace: RequestTrace?
    private let began = Moment.now()
    private let state = Mutex(State())

    init(in metrics: Metrics, trace: RequestTrace?) {
        self.metrics = metrics
        self.trace = trace
        metrics.gateway.began()
    }

    deinit {
        end(.stopped)
    }

    func noteFirstPiece() {
        let duration = Moment.now().since(began)
        let isFirst = state.withLock { state in
            guard state.firstPiece == nil, !state.hasEnded else { return false }
            state.firstPiece = duration
            return true
        }
        if isFirst { trace?.note("first", duration) }
    }

    /// - Parameter code: nil: it was answered. The first end counts.
    func end(_ code: Failure.Code?) {
        let (isFirst, firstPiece) = state.withLock { state in
            defer { state.hasEnded = true }
            return (!state.hasEnded, state.firstPiece)
        }
        guard isFirst else { return }
        let total = Moment.now().since(began)
        trace?.note("answer", total)
        metrics.gateway.ended(outcome: code)
        metrics.upstream.note(code: code, firstPiece: firstPiece, total: total)
    }

    func end(_ error: any Error) {
        end(error is CancellationError ? .stopped : Failure(wrapping: error).code)
    }
}
