internal import Vignette

/// Watches an analysis until its end, for one reader.
///
/// What is written comes from the live answer. What became of it comes from the store, which is asked whenever nothing
/// happens for a while too: a reader learns the end even where nobody told it.
struct Following {
    enum Event {
        /// Something was written, or another thing is being done now.
        case update(LiveAnswer.Update)
        /// Nothing happened for a while.
        case quiet
        case finished
        /// It was deleted, or has expired.
        case gone
        /// The server stops; the analysis goes on when it begins again.
        case interrupted
    }

    /// As the store has it, with what the last update said of its state.
    private(set) var analysis: Analysis
    private let desk: Desk
    private var live: LiveAnswer
    private var last: LiveAnswer.Update?
    /// What was watched was over, and yet the analysis is not.
    private var isAnew = false

    /// How long nothing may happen before the store is asked.
    private let patience: Duration

    static let patience = Duration.seconds(5)

    /// - Parameters:
    ///   - analysis: as it was found after `live` was followed.
    ///   - position: how far the reader has read before.
    init(
        _ analysis: Analysis, _ live: LiveAnswer, from position: LiveAnswer.Position? = nil, patience: Duration,
        desk: Desk
    ) {
        self.analysis = analysis
        self.live = live
        self.patience = patience
        self.desk = desk
        last = position.map { LiveAnswer.Update(readUpTo: $0) }
    }

    /// Throws `CancellationError`, and what the store throws when it is asked for the end.
    mutating func next() async throws -> Event {
        while true {
            if last?.isOver == true, let event = try await settle() { return event }
            guard let update = try await live.next(after: last, patience: patience) else { return await look() }
            last = update
            if update.waitsUntil != nil, case .success(let found) = await state() {
                // Why it has to wait is in the store.
                analysis.failure = found.failure
            }
            apply(update)
            if !update.isOver { isAnew = false }
            // What was begun again and is over at once was not begun at all: the text so far still stands.
            if !update.isOver || !update.text.isEmpty || update.hasRestarted && !isAnew { return .update(update) }
        }
    }

    private mutating func apply(_ update: LiveAnswer.Update) {
        // An answer that nobody has begun to write knows nothing of a time; the store does.
        if update.state != .queued || update.waitsUntil != nil || analysis.state != .queued {
            analysis.waitsUntil = update.waitsUntil
        }
        analysis.state = update.state
        analysis.phase = update.phase
    }

    /// What became of an analysis of which nothing more comes; nil where it goes on elsewhere, which is watched then.
    private mutating func settle() async throws -> Event? {
        switch await state() {
        case .success(let found): analysis = found
        case .failure(let failure) where failure.isGone: return .gone
        case .failure(let failure): throw failure
        }
        if analysis.state.isFinished { return .finished }
        guard !isAnew, let position = last?.position else { return .interrupted }
        isAnew = true
        live = desk.live.follow(analysis.id)
        last = LiveAnswer.Update(readUpTo: position)
        return nil
    }

    private mutating func look() async -> Event {
        switch await state() {
        case .success(let found) where found.state.isFinished:
            analysis = found
            return .finished
        case .failure(let failure) where failure.isGone: return .gone
        // A store that is busy for a moment is asked again after the next pause.
        case .success, .failure: return .quiet
        }
    }

    private func state() async -> Result<Analysis, Failure> {
        do throws(Failure) {
            return .success(try await desk.analysis(analysis.id))
        } catch {
            return .failure(error)
        }
    }
}

extension Failure {
    /// What it is about is there no more.
    var isGone: Bool { code == .gone || code == .notFound }
}
