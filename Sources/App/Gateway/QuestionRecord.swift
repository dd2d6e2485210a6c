internal import HTTP
internal import Loop
internal import Synchronization
internal import Vignette

/// What is written down of one question of a program: how long it took, and how it ended. It holds the question's place
/// among those that are asked at once until the service has said all.
///
/// Whoever lets go of it before its end has left.
final class QuestionRecord: Sendable {
    private struct State {
        /// Nil once the question has ended.
        var place: Places.Taken?
        var firstPiece: Duration?
    }

    private let metrics: Metrics
    private let trace: RequestTrace?
    private let began = Moment.now()
    private let state: Mutex<State>

    init(in metrics: Metrics, place: Places.Taken, trace: RequestTrace?) {
        state = Mutex(State(place: place))
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
            guard state.firstPiece == nil, state.place != nil else { return false }
            state.firstPiece = duration
            return true
        }
        if isFirst { trace?.note("first", duration) }
    }

    /// - Parameter code: nil: it was answered. The first end counts.
    func end(_ code: Failure.Code?) {
        let (place, firstPiece) = state.withLock { state in
            defer { state.place = nil }
            return (state.place, state.firstPiece)
        }
        guard place != nil else { return }
        let total = Moment.now().since(began)
        trace?.note("answer", total)
        metrics.gateway.ended(outcome: code)
        metrics.upstream.note(code: code, firstPiece: firstPiece, total: total)
    }

    /// - Returns: whether the service is to blame and said nothing.
    func end(_ error: any Error) -> Bool {
        let code = error is CancellationError ? .stopped : Failure(wrapping: error).code
        let isEmpty = state.withLock { $0.firstPiece == nil && $0.place != nil }
        end(code)
        return isEmpty && code != .stopped
    }
}
