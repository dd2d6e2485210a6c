internal import CSystem
internal import Glibc
internal import Loop

/// One worker: its process, its socket, and the exchange at hand.
///
/// Belongs to its loop, where everything is called and calls back. It is told what to do one thing at a time; whatever
/// goes wrong ends it: it is killed, and reaped when the kernel says that it is gone.
final class WorkerProcess {
    enum State {
        case starting
        case idle
        case busy
        /// It has given a picture, and gets nothing else to do before somebody has looked at that.
        case held
        /// Of no more use, or told to go, and not reaped yet.
        case leaving
        case gone
    }

    /// What the pool hears of it.
    enum Event {
        case ready(WorkerReport)
        /// It is of no more use, told once; nil when it was told to go.
        case lost(WorkerFault?, before: State)
        /// It is reaped: nothing is left of it.
        case gone
    }

    typealias Completion = (Result<WorkerReply, WorkerFault>) -> Void

    struct Exchange {
        let task: WorkerTask
        let completion: Completion
    }

    private let settings: ImagingPool.Settings
    private let loop: EventLoop
    private let onEvent: (WorkerProcess, Event) -> Void
    private var child: ChildProcess?
    /// Which of the pool's workers it is: no other ever has this number, as one may have its process's.
    let number: Int
    private(set) var id: pid_t = 0

    private(set) var state = State.starting
    /// How many exchanges it has answered.
    private(set) var answers = 0
    /// It has served long enough and goes when another one is there.
    var isRetiring = false

    var socket: Int32 = -1
    var watch: Watch?
    var reader: FrameReader
    /// What is still to be sent: the opening, then the payload, from `sent` on.
    var opening: [UInt8] = []
    var payload: [UInt8] = []
    var sent = 0

    private var exchange: Exchange?
    private var deadline: LoopTimer?
    /// It hung up: its end will say why.
    private var hasHungUp = false

    init(
        _ number: Int, _ settings: ImagingPool.Settings, loop: EventLoop,
        onEvent: @escaping (WorkerProcess, Event) -> Void
    ) throws(LoopError) {
        self.number = number
        self.settings = settings
        self.loop = loop
        self.onEvent = onEvent
        reader = FrameReader(payloadLimit: settings.replyLimit)
        try start()
    }

    private func start() throws(LoopError) {
        let pair = try SocketPair()
        socket = pair.ours
        defer { close(pair.theirs) }
        do throws(LoopError) {
            watch = try loop.watch(socket, for: .read) { [unowned self] in note($0) }
            // The closure holds this worker until its process is reaped.
            let child = try ChildProcess(
                path: settings.executable, input: pair.theirs, environment: settings.environment,
                asksKernel: settings.asksKernel, loop: loop
            ) { [self] in childEnded($0) }
            self.child = child
            id = child.id
        } catch {
            hangUp()
            throw error
        }
        setDeadline(settings.startLimit)
    }

    // MARK: - What the pool asks

    /// Hands it a task. False if it turned out to be lost before a byte had reached it.
    func begin(_ task: WorkerTask, with bytes: [UInt8], completion: @escaping Completion) -> Bool {
        precondition(state == .idle, "one thing at a time")
        let frame = task.frame(with: bytes)
        (opening, payload, sent) = (frame.opening, frame.payload, 0)
        guard send() else {
            hungUp()
            return false
        }
        state = .busy
        exchange = Exchange(task: task, completion: completion)
        setDeadline(settings.deadline)
        return true
    }

    /// Makes one that was held idle.
    func release() {
        precondition(state == .held, "only one that is held waits for this")
        state = .idle
    }

    /// Lets an idle worker go: it ends by itself when its socket closes, or is ended.
    func retire() {
        leave(nil)
        setDeadline(settings.exitLimit)
        child?.expectEnd()
    }

    /// Ends it without regard for what it is doing.
    func end(_ fault: WorkerFault) {
        leave(fault)
        child?.kill()
    }

    // MARK: - What happens

    private func note(_ readiness: Readiness) {
        // First what it says: it may have hung up behind an answer.
        if !readiness.isDisjoint(with: [.read, .hangup, .error]) { receive() }
        if readiness.contains(.write), socket >= 0, !send() { hungUp() }
    }

    /// A frame is there.
    func received(_ frame: consuming WireFrame) throws(WireError) {
        let reply = try WorkerReply(frame)
        switch (state, reply) {
        case (.starting, .ready(let report)):
            rest(.idle)
            onEvent(self, .ready(report))
        case (.busy, _):
            guard let exchange, hasSentAll, exchange.task.allows(reply) else { throw .unasked }
            answers += 1
            self.exchange = nil
            if case .prepared = reply { rest(.held) } else { rest(.idle) }
            exchange.completion(.success(reply))
        default: throw .unasked
        }
    }

    private func rest(_ state: State) {
        self.state = state
        deadline?.cancel()
        deadline = nil
    }

    /// The socket is closed on the other side. An exchange waits for the end of the process, which says why.
    func hungUp() {
        guard !hasHungUp, state != .leaving, state != .gone else { return }
        hasHungUp = true
        hangUp()
        if state == .idle || state == .held { leave(.hungUp) }
        child?.kill()
    }

    private func childEnded(_ end: ChildProcess.End) {
        // Its last words may still lie in the socket.
        if !hasHungUp, socket >= 0 { receive() }
        leave(.ended(end))
        state = .gone
        deadline?.cancel()
        child = nil
        onEvent(self, .gone)
    }

    private func setDeadline(_ limit: Duration) {
        deadline?.cancel()
        deadline = loop.schedule(after: limit) { [unowned self] in
            if state == .leaving { child?.kill() } else { end(.tooSlow(limit)) }
        }
    }

    private func leave(_ fault: WorkerFault?) {
        guard state != .leaving, state != .gone else { return }
        let before = state
        state = .leaving
        deadline?.cancel()
        hangUp()
        let exchange = exchange
        self.exchange = nil
        onEvent(self, .lost(fault, before: before))
        exchange?.completion(.failure(fault ?? .stopped))
    }

    private func hangUp() {
        guard socket >= 0 else { return }
        watch?.cancel()
        watch = nil
        close(socket)
        socket = -1
        (opening, payload) = ([], [])
    }

    var scratch: UnsafeMutableRawBufferPointer { loop.scratch }
}
