internal import Loop
internal import Synchronization
internal import Vignette

/// The answers that are watched or written in this process.
final class LiveAnswers: Sendable {
    private struct Entry {
        weak var watched: LiveAnswer?
        /// Held as long as it is written.
        var written: LiveAnswer?

        var answer: LiveAnswer? { written ?? watched }
    }

    private struct State {
        var entries: [Analysis.ID: Entry] = [:]
        /// Where the table is cleaned of those that nobody watches any more.
        var bound = 256
        var isClosed = false
        var isOverForAll = false
        /// Begins with the time at which this process began: a reader who comes back, after a restart or to an answer
        /// that is written anew, is never taken for one who read the present text.
        var nextRound: Int64
    }

    private let state: Mutex<State>

    init(now: Timestamp) {
        state = Mutex(State(nextRound: now.milliseconds * 1000))
    }

    /// What to watch for an analysis that is not finished. Look into the store after this, not before: what finishes in
    /// between is seen then.
    func follow(_ id: Analysis.ID) -> LiveAnswer {
        state.withLock { state in
            let answer = Self.answer(for: id, in: &state)
            if state.isOverForAll || state.isClosed && state.entries[id]?.written == nil { answer.end() }
            return answer
        }
    }

    /// The same for whoever writes it; it stays until `end`.
    func begin(_ id: Analysis.ID) -> LiveAnswer {
        state.withLock { state in
            let answer = Self.answer(for: id, in: &state)
            state.entries[id]?.written = answer
            return answer
        }
    }

    /// Whoever watches it finds the rest in the store.
    func end(_ id: Analysis.ID) {
        state.withLock { $0.entries.removeValue(forKey: id) }?.answer?.end()
    }

    /// It is not written any more for now, but whoever watches it goes on watching.
    func pause(_ id: Analysis.ID) {
        state.withLock { $0.entries[id]?.written = nil }
    }

    /// The server stops: nobody shall wait here for what will not begin.
    func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            return state.entries.values.filter { $0.written == nil }.compactMap(\.watched)
        }
        for answer in idle { answer.end() }
    }

    /// The server is about to break off what is still sent: readers of what is being written are let go too, so that
    /// their answers end in order. The writing goes on without them.
    func closeAll() {
        let all = state.withLock { state in
            state.isClosed = true
            state.isOverForAll = true
            return state.entries.values.compactMap(\.answer)
        }
        for answer in all { answer.end() }
    }

    func tick(at now: Moment) {
        let all = state.withLock { $0.entries.values.compactMap(\.answer) }
        for answer in all { answer.tick(at: now) }
    }

    private static func answer(for id: Analysis.ID, in state: inout State) -> LiveAnswer {
        if let answer = state.entries[id]?.answer { return answer }
        let answer = LiveAnswer(round: Int(state.nextRound))
        state.nextRound += 100
        state.entries[id] = Entry(watched: answer)
        if state.entries.count > state.bound {
            state.entries = state.entries.filter { $0.value.answer != nil }
            state.bound = max(256, state.entries.count * 2)
        }
        return answer
    }
}
