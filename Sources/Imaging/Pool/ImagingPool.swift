internal import Glibc
public import Loop
internal import Synchronization
public import Vignette

/// The worker processes, and the pictures that wait for them.
///
/// It lives on one event loop and never blocks it. A picture that a worker dies of or hangs on is one failure and never
/// tried again; the worker is replaced at once. Whatever is started is reaped, at the latest by `stop`, which must be
/// called before the loop ends.
public actor ImagingPool {
    nonisolated let settings: Settings
    private nonisolated let loop: EventLoop
    private nonisolated let published = Mutex(Status())

    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// How it fares: readable anywhere, at any time.
    public nonisolated var status: Status { published.withLock { $0 } }

    /// All that are not reaped yet.
    var members: [WorkerProcess] = []
    var current = Status()
    var isStopped = false
    /// Starts that failed in a row.
    var failedStarts = 0
    /// Runs until workers may be started again.
    var pause: LoopTimer?
    private var orders: [PictureOrder] = []
    private var nextNumber = 0
    private var watchers: [(condition: (Status) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

    public init(_ settings: Settings, loop: EventLoop) {
        self.settings = settings
        self.loop = loop
    }

    // MARK: - Start and stop

    /// Starts the workers; returns when the first is ready.
    public func start() async throws(PoolError) {
        guard access(settings.executable, F_OK) == 0 else { throw .missing(settings.executable) }
        fill()
        await until { $0.ready > 0 || $0.lastFault != nil || $0.processes == 0 }
        if current.ready == 0 {
            let fault = current.lastFault ?? "it was stopped"
            await stop()
            throw .notStarted(settings.executable, fault)
        }
    }

    /// Ends every worker; returns when nothing is left of any. Pictures that are at hand or wait get a failure.
    public func stop() async {
        isStopped = true
        pause?.cancel()
        pause = nil
        let waiting = orders
        orders = []
        for order in waiting { order.finish(.failure(.stopping)) }
        for member in members { member.end(.stopped) }
        publish()
        await until { $0.processes == 0 }
    }

    /// Waits until the pool fares so.
    func until(_ condition: @escaping @Sendable (Status) -> Bool) async {
        guard !condition(current) else { return }
        await withCheckedContinuation { watchers.append((condition, $0)) }
    }

    /// Says how it fares, after every change.
    func publish() {
        current.processes = members.count
        current.ready = members.count { $0.state == .idle || $0.state == .busy }
        current.busy = members.count { $0.state == .busy }
        current.waiting = orders.count
        published.withLock { $0 = current }
        let content = watchers.filter { $0.condition(current) }
        watchers.removeAll { $0.condition(current) }
        for watcher in content { watcher.continuation.resume() }
    }

    // MARK: - Pictures

    /// Has a worker do `task` with `bytes`.
    ///
    /// Throws `busy` if too many others wait or this one has waited too long, `too_large` for too many bytes,
    /// `decode_failed` if the worker died of it or was too slow, and `stopped` if the task that asks was cancelled while
    /// it waited: nobody reads that answer.
    public func run(_ task: WorkerTask, on bytes: [UInt8]) async throws(Failure) -> WorkerReply {
        try await exchange(task, on: bytes).reply
    }

    /// `run`, with the worker that answered.
    func exchange(
        _ task: WorkerTask, on bytes: [UInt8]
    ) async throws(Failure) -> (reply: WorkerReply, worker: WorkerProcess.ID) {
        guard bytes.count <= settings.uploadLimit else {
            throw .tooLarge(limit: settings.uploadLimit, actual: bytes.count)
        }
        guard !isStopped else { throw .stopping }
        nextNumber += 1
        let number = nextNumber
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                accept(PictureOrder(number: number, task: task, bytes: bytes, continuation: continuation))
            }
        } onCancel: {
            loop.execute { self.assumeIsolated { $0.giveUp(number, Failure(.stopped)) } }
        }
        return try outcome.get()
    }

    private func accept(_ order: PictureOrder) {
        guard orders.count < settings.waiting || hasIdle else {
            return order.finish(.failure(.busy("too many pictures wait already", retryAfter: 5)))
        }
        orders.append(order)
        order.patience = loop.schedule(after: settings.patience) { [self] in
            giveUp(order.number, .busy("it did not come to this picture in time", retryAfter: 5))
        }
        serve()
    }

    /// Takes an order that still waits out of the queue.
    private func giveUp(_ number: Int, _ failure: Failure) {
        guard let place = orders.firstIndex(where: { $0.number == number }) else { return }
        orders.remove(at: place).finish(.failure(failure))
        publish()
    }

    private var hasIdle: Bool { members.contains { $0.state == .idle } }

    /// Hands waiting pictures to idle workers, the first first.
    func serve() {
        while let order = orders.first, let worker = members.last(where: { $0.state == .idle }) {
            let hasBegun = worker.begin(order.task, with: order.bytes) { [self] result in
                if case .success = result { answered(worker) }
                order.finish(
                    result.map { ($0, worker.id) }.mapError { Failure($0, limit: settings.deadline) })
            }
            guard hasBegun else { continue }
            order.patience?.cancel()
            orders.removeFirst()
        }
        publish()
    }

    /// Ends a worker whose answer did not hold what it should.
    func distrust(_ id: WorkerProcess.ID) {
        members.first { $0.id == id }?.end(.distrusted)
    }

    /// Another worker on this pool's loop.
    func makeWorker() throws(LoopError) -> WorkerProcess {
        try WorkerProcess(settings, loop: loop) { [self] in note($1, of: $0) }
    }

    func schedule(after delay: Duration, _ action: @escaping () -> Void) -> LoopTimer {
        loop.schedule(after: delay, action)
    }
}
