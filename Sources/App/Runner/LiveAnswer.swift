internal import Loop
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
        /// There will be nothing more here: what became of it is in the store.
        var isOver: Bool
        /// How many changes there were before this.
        fileprivate(set) var change = 0

        /// What somebody has seen who read up to `position` somewhere else.
        init(readUpTo position: Position) {
            self.position = position
            text = ""
            hasRestarted = false
            state = .queued
            isOver = false
        }
    }

    private struct Waiting {
        let deadline: Moment
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var round: Int
        var text: [UInt8] = []
        var reasoning = ""
        var state = AnalysisState.queued
        var phase: AnalysisPhase?
        var waitsUntil: Timestamp?
        var isOver = false
        var change = 1
        var next = 0
        var waiting: [Int: Waiting] = [:]
    }

    private let state: Mutex<State>

    /// - Parameter round: higher than that of every answer which was written for this analysis before: two processes
    ///   after each other never count the same.
    init(round: Int) {
        state = Mutex(State(round: round))
    }

    // MARK: - Reading

    /// Waits until something is new for a reader who has seen `last`. Nil where nothing was for `patience`, a second
    /// more or less. Throws `CancellationError`.
    func next(after last: Update?, patience: Duration) async throws -> Update? {
        let deadline = Moment.now() + patience
        while true {
            if let update = state.withLock({ Self.update(of: $0, after: last) }) { return update }
            if Moment.now() >= deadline { return nil }
            await wait(beyond: last?.change ?? 0, until: deadline)
            try Task.checkCancellation()
        }
    }

    private static func update(of state: State, after last: Update?) -> Update? {
        guard state.change > last?.change ?? 0 else { return nil }
        let read = last?.position ?? Position(round: state.round)
        let isSame = read.round == state.round && read.offset <= state.text.count
        let start = isSame ? read.offset : 0
        var update = Update(readUpTo: Position(round: state.round, offset: state.text.count))
        update.text = String(decoding: state.text[start...], as: UTF8.self)
        update.hasRestarted = !isSame
        update.state = state.state
        update.phase = state.phase
        update.waitsUntil = state.waitsUntil
        update.isOver = state.isOver
        update.change = state.change
        return update
    }

    private func wait(beyond seen: Int, until deadline: Moment) async {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || state.change > seen { return true }
                    state.waiting[number] = Waiting(deadline: deadline, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume()
        }
    }

    /// Lets go of those whose patience has ended.
    func tick(at now: Moment) {
        let over = state.withLock { state in
            let over = state.waiting.filter { $0.value.deadline <= now }
            for number in over.keys { state.waiting[number] = nil }
            return over
        }
        for waiting in over.values { waiting.continuation.resume() }
    }

    // MARK: - Writing

    /// What was written so far, as it is kept.
    var progress: Progress {
        state.withLock { state in
            Progress(
                phase: state.phase ?? .preparing, text: String(decoding: state.text, as: UTF8.self),
                reasoning: state.reasoning)
        }
    }

    /// Anything of the answer has come.
    var hasBegun: Bool { state.withLock { !$0.text.isEmpty || !$0.reasoning.isEmpty } }

    func add(_ piece: AnswerPiece) {
        change { state in
            state.phase = .writing
            switch piece {
            case .text(let text): state.text += text.utf8
            case .reasoning(let text): state.reasoning += text
            case .textWasReasoning:
                state.reasoning += String(decoding: state.text, as: UTF8.self)
                Self.restart(&state)
            }
        }
    }

    func enter(_ phase: AnalysisPhase) {
        change { state in
            state.state = .running
            state.phase = phase
            state.waitsUntil = nil
        }
    }

    /// It is asked again later, from the beginning.
    func postpone(until moment: Timestamp?) {
        change { state in
            state.state = .queued
            state.phase = nil
            state.waitsUntil = moment
            state.reasoning = ""
            if !state.text.isEmpty { Self.restart(&state) }
        }
    }

    /// Nothing more comes.
    func end() {
        change { $0.isOver = true }
    }

    private static func restart(_ state: inout State) {
        state.round += 1
        state.text = []
    }

    private func change(_ body: (inout State) -> Void) {
        let waiting = state.withLock { state in
            body(&state)
            state.change += 1
            defer { state.waiting = [:] }
            return state.waiting
        }
        for waiting in waiting.values { waiting.continuation.resume() }
    }
}
