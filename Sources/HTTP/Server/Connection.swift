internal import Glibc
internal import Loop

/// One client's connection: reads requests, has them answered, one after the other, in order.
///
/// It lives on one event loop. Its only task runs there too, and so does the handler, so that a request crosses no
/// thread unless its handler asks for it. While nothing comes for a while it has no task at all.
actor Connection {
    /// What the client is being waited for.
    enum Phase {
        /// Nothing has come of the next request.
        case idle
        case head
        case body
        case answer
        case linger
    }

    /// So many requests, or pieces of a body, are taken in a row before other connections get their turn.
    static let turnLength = 16

    nonisolated let core: ServerCore
    nonisolated let peer: Peer
    nonisolated let descriptor: Int32
    nonisolated let shared: LoopState
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Where it stands in its loop's list.
    var position = 0
    var phase = Phase.idle
    /// The exchange at hand.
    var exchange: Exchange?
    var exchanges = 0
    private var task: Task<Void, Never>?
    private var watch: Watch?
    private var mustLinger = false

    // Reading
    var parser: RequestParser
    /// Bytes that came and that nobody has taken yet, from `pendingStart` on.
    private var pending: [UInt8] = []
    private var pendingStart = 0
    /// There may be something to read; told by an edge, cleared by a short read.
    var isReadable = false
    /// The client sends no more; what has already come is still read.
    var hasEnded = false
    /// This side waits for no more; what has already come is still read.
    private(set) var isClosing = false
    /// The task may end: it has waited for a request for some time.
    private var mayRest = false
    var isGone = false
    var timedOut = false
    var readDeadline = Moment.never
    var readWaiter: UnsafeContinuation<Void, Never>?

    // Writing
    var writeDeadline = Moment.never
    var writeWaiter: UnsafeContinuation<Void, Never>?

    init(descriptor: Int32, peer: Peer, core: ServerCore, shared: LoopState) {
        self.descriptor = descriptor
        self.peer = peer
        self.core = core
        self.shared = shared
        loop = shared.loop
        parser = RequestParser(limits: core.configuration.parser)
    }

    /// Begins to serve. Called on the connection's loop, once.
    func start() {
        shared.add(self)
        readDeadline = Moment.now() + core.configuration.headTimeout
        do {
            // Edges: registered once for both directions and never changed again.
            watch = try loop.watch(descriptor, for: [.read, .write, .readHangup, .edge], handler: eventHandler())
        } catch {
            end()
        }
    }

    /// `note` as the loop calls it: without the proof of isolation that `assumeIsolated` makes at every call, for two
    /// allocations each.
    ///
    /// The cast only drops `isolated` from a function's type, as the standard library's `assumeIsolated` does itself. It
    /// is sound since a loop calls the handlers of its watches on itself alone, which is this actor's executor.
    private nonisolated func eventHandler() -> (Readiness) -> Void {
        typealias Isolated = (isolated Connection, Readiness) -> Void
        typealias Plain = (Connection, Readiness) -> Void
        let isolated: Isolated = { $0.note($1) }
        let note = unsafeBitCast(isolated, to: Plain.self)
        return { [unowned self] readiness in
            assert(loop.isCurrent)
            note(self, readiness)
        }
    }

    /// Ends the connection if it is between two requests; otherwise the answer at hand is its last.
    ///
    /// What has already come is still served. A connection that has not had its first request yet keeps the time for it:
    /// its client has only just been let in.
    func endIfIdle() {
        guard phase == .idle, exchanges > 0 else { return }
        isClosing = true
        isReadable = true
        wake()
    }

    /// Ends the connection without regard for what it is doing.
    func abort() {
        isGone = true
        cancelHandler()
        wakeWriter()
        wake()
    }

    /// Nobody waits for the answer any more.
    func cancelHandler() {
        if exchange != nil { task?.cancel() }
    }

    // MARK: - The task

    /// Lets the task go on that serves this connection, or begins one.
    func wake() {
        if task == nil {
            mayRest = false
            task = Task(executorPreference: loop) { await self.serve() }
        } else {
            wakeReader()
        }
    }

    /// Lets the task end until there is something to read. Its frames are kept as long as it lives, so that a connection
    /// which waits without one costs little more than its socket.
    func rest() {
        guard phase == .idle, readWaiter != nil else { return }
        mayRest = true
        wakeReader()
    }

    /// It waits for a request and holds no task meanwhile.
    var isResting: Bool { task == nil }

    private func serve() async {
        while await serveWhatHasCome() {
            // Beyond so many waiting tasks a new one for every request is cheaper than the memory of an old one.
            if phase == .idle, mayRest || shared.waitingTasks >= LoopState.keptTasks {
                task = nil
                return
            }
            mayRest = false
            shared.waitingTasks += 1
            await withUnsafeContinuation { readWaiter = $0 }
            shared.waitingTasks -= 1
        }
        if !isGone, mustLinger || hasUnread() { await linger() }
        end()
    }

    /// Answers the requests that are there. False when the connection carries no other one.
    ///
    /// Inlined, as entering and leaving an `async` function looks the task's executor up each time.
    @inline(__always)
    private func serveWhatHasCome() async -> Bool {
        do throws(HTTPError) {
            while true {
                if exchanges % Self.turnLength == Self.turnLength - 1 { await giveWay() }
                switch try nextExchange() {
                case .exchange(let exchange): guard await answer(exchange) else { return false }
                case .nothing: return true
                case .end: return false
                }
            }
        } catch {
            await refuse(error)
            return false
        }
    }

    /// Lets the loop look after others first. A client that sends faster than it is served would else keep it.
    func giveWay() async {
        await withUnsafeContinuation { continuation in
            loop.execute { continuation.resume() }
        }
    }

    private func end() {
        // Whoever still reads or writes, a task that its handler has left behind, finds the connection gone.
        isGone = true
        wakeReader()
        wakeWriter()
        watch?.cancel()
        watch = nil
        task = nil
        close(descriptor)
        shared.remove(at: position)
        core.ledger.release(peer)
    }

    /// The client gets to hear what it sent too much of before the connection closes.
    func lingerAtEnd() {
        mustLinger = true
    }

    // MARK: - Bytes that wait

    var hasPending: Bool { pendingStart < pending.count }

    func keep(_ bytes: UnsafeRawBufferPointer.SubSequence) {
        pending.append(contentsOf: bytes)
    }

    func dropPending() {
        pending = []
        pendingStart = 0
    }

    /// Lets `take` read the waiting bytes; it says how many it took.
    func takePending(_ take: (UnsafeRawBufferPointer) throws(HTTPError) -> Int) throws(HTTPError) {
        let start = pendingStart
        pendingStart += try pending.withUnsafeBufferPointer { (bytes) throws(HTTPError) in
            try take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]))
        }
        if !hasPending { dropPending() }
    }
}
