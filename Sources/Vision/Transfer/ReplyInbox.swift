internal import Loop
internal import Synchronization

/// What has come of one reply and has not been read yet: filled on the loop, read anywhere.
///
/// It holds at most `limit` bytes; beyond that the transfer pauses until the reader has taken them.
final class ReplyInbox: Sendable {
    static let limit = 256 * 1024

    enum Ending: Sendable {
        /// The reply is whole.
        case complete
        case failed(TransferError)
        case cancelled
    }

    struct Taken: Sendable {
        var bytes: [UInt8]?
        /// The transfer has paused, and there is room again.
        var mustResume = false
    }

    private struct State {
        var head: ReplyHead?
        var bytes: [UInt8] = []
        var ending: Ending?
        var isFull = false
        /// Set once nobody reads any more; called if the time for its end is up.
        var left: (@Sendable () -> Void)?
        /// Counts what has come, so that a reader who found nothing can tell whether to wait.
        var news: UInt64 = 0
        var waiter: UnsafeContinuation<Void, Never>?

        /// A head is news until it is read.
        var isHeadRead = false

        var hasNews: Bool { !isHeadRead && head != nil || !bytes.isEmpty || ending != nil }

        mutating func noteNews() -> UnsafeContinuation<Void, Never>? {
            defer { waiter = nil }
            news += 1
            return waiter
        }
    }

    private let state = Mutex(State())

    // MARK: - The loop's side

    var hasEnded: Bool { state.withLock { $0.ending != nil } }

    /// It goes on, and for somebody.
    var isRead: Bool { state.withLock { $0.ending == nil && $0.left == nil } }

    func put(_ head: ReplyHead) {
        let waiter = state.withLock { state in
            state.head = head
            return state.noteNews()
        }
        waiter?.resume()
    }

    /// False, and nothing taken, where it holds as much as it may.
    func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let (isTaken, waiter) = state.withLock { state in
            if state.left != nil { return (true, nil as UnsafeContinuation<Void, Never>?) }
            guard state.bytes.isEmpty || state.bytes.count + bytes.count <= Self.limit else {
                state.isFull = true
                return (false, nil as UnsafeContinuation<Void, Never>?)
            }
            state.bytes.append(contentsOf: bytes)
            return (true, state.noteNews())
        }
        waiter?.resume()
        return isTaken
    }

    /// The first ending counts.
    func end(_ ending: Ending) {
        let (waiter, left) = state.withLock { state in
            defer { state.left = nil }
            if state.ending == nil { state.ending = ending }
            return (state.noteNews(), state.left)
        }
        waiter?.resume()
        if case .failed(let error) = ending, case .timeout = error.kind { left?() }
    }

    /// Has whoever waits look again.
    func nudge() {
        state.withLock { $0.noteNews() }?.resume()
    }

    // MARK: - The reader's side

    /// What has come is not read any more either.
    func cancel() {
        let waiter = state.withLock { state in
            state.ending = .cancelled
            return state.noteNews()
        }
        waiter?.resume()
    }

    /// From now on nobody reads: what still comes is dropped.
    ///
    /// - Returns: whether the transfer has paused; nil where the reply has ended.
    func leave(_ left: @escaping @Sendable () -> Void) -> Bool? {
        state.withLock { state in
            guard state.ending == nil else { return nil }
            defer { (state.isFull, state.bytes, state.left) = (false, [], left) }
            return state.isFull
        }
    }

    func head() async throws -> ReplyHead {
        try await take { state throws in
            if let head = state.head {
                state.isHeadRead = true
                return head
            }
            if case .failed(let error) = state.ending { throw error }
            return nil
        }
    }

    /// Whether something is there that nobody has read.
    var hasNews: Bool { state.withLock { $0.hasNews } }

    /// The same by then; somebody has to `nudge` when the time has come.
    func news(until end: Moment) async throws -> Bool {
        try await take { state in state.hasNews ? true : Moment.now() >= end ? false : nil }
    }

    /// What came before a failure is read before it is thrown.
    func next() async throws -> Taken {
        try await take { state throws in
            if !state.bytes.isEmpty {
                let taken = Taken(bytes: state.bytes, mustResume: state.isFull && state.ending == nil)
                state.bytes = []
                state.isFull = false
                return taken
            }
            switch state.ending {
            case .failed(let error): throw error
            case .complete: return Taken()
            case .cancelled, nil: return nil
            }
        }
    }

    /// What `find` finds, now or later.
    private func take<Found: Sendable>(_ find: (inout State) throws -> Found?) async throws -> Found {
        while true {
            let (found, news) = try state.withLock { state throws in
                if case .cancelled = state.ending { throw CancellationError() }
                return (try find(&state), state.news)
            }
            if let found { return found }
            await withUnsafeContinuation { continuation in
                let mustWait = state.withLock { state in
                    guard state.news == news else { return false }
                    precondition(state.waiter == nil, "a reply has one reader")
                    state.waiter = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        }
    }
}
