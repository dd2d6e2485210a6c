internal import Glibc
public import Loop
internal import Synchronization
internal import Vignette

/// The worker processes, and the pictures that wait for them.
///
/// It lives on one event loop and never blocks it. A picture that a worker dies of or hangs on is one failure and never
/// tried again; the worker is replaced at once. Whatever is started is reaped, at the latest by `stop`, which must be
/// called before the loop ends.
public actor ImagingPool {
    nonisolated let settings: Settings
    private nonisolated let loop: EventLoop
    nonisolated let onFault: @Sendable (WorkerFaultNote) -> Void
    private nonisolated let published = Mutex(Status())

    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// How it fares: readable anywhere, at any time.
    public nonisolated var status: Status { published.withLock { $0 } }

    /// All that are not reaped yet.
    var members: [WorkerProcess] = []
    var current = Status()
    var isStopped = false
    /// Whether `start` still waits for the first that is ready; until then those that fail are not replaced.
    var isBeginning = false
    /// Starts that failed in a row.
    var failedStarts = 0
    /// Runs until workers may be started again.
    var pause: LoopTimer?
    private var orders: [PictureOrder] = []
    /// Those that workers are at and that give no picture: whoever asked may leave before the answer.
    private var readings: [Int: PictureOrder] = [:]
    private var nextNumber = 0
    private var watchers: [(condition: (Status) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

    /// - Parameter onFault: called on the loop for each worker that ends otherwise than it was told to; must not block.
    public init(
        _ settings: Settings, loop: EventLoop, onFault: @escaping @Sendable (WorkerFaultNote) -> Void = { _ in }
    ) {
        self.settings = settings
        self.loop = loop
        self.onFault = onFault
    }

    // MARK: - Start and stop

    /// Starts the workers; returns when the first is ready. Throws when all have failed before.
    public func start() async throws(PoolError) {
        guard access(settings.executable, F_OK) == 0 else { throw .missing(settings.executable) }
        fill()
        isBeginning = true
        await until { $0.ready > 0 || $0.starting == 0 }
        isBeginning = false
        if current.ready == 0 {
            let fault = current.lastFault ?? "it was stopped"
            await stop()
            throw .notStarted(settings.executable, fault)
        }
        fill()
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
        current.starting = members.count { $0.state == .starting }
        current.ready = members.count(where: \.isReady)
        current.busy = members.count { $0.isReady && $0.state != .idle }
        current.unreadySince = current.ready > 0 ? nil : current.unreadySince ?? Moment.now()
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
    ///
    /// A worker that gives a picture may lie, and then whoever comes next must not pay for it: it gets nothing else
    /// until `trust` or `distrust` is called with the number that is returned. Just one of them must be.
    func exchange(_ task: WorkerTask, on bytes: [UInt8]) async throws(Failure) -> PictureOrder.Answer {
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

    /// Takes an order that still waits out of the queue. Whoever waits for what is being read is let go of too: the worker
    /// ends that by itself, and nobody is told.
    private func giveUp(_ number: Int, _ failure: Failure) {
        guard let place = orders.firstIndex(where: { $0.number == number }) else {
            readings.removeValue(forKey: number)?.finish(.failure(failure))
            return
        }
        orders.remove(at: place).finish(.failure(failure))
        publish()
    }

    private var hasIdle: Bool { members.contains { $0.state == .idle } }

    /// Hands waiting pictures to idle workers, the first first.
    func serve() {
        while let order = orders.first, let worker = members.last(where: { $0.state == .idle }) {
            if !order.givesPicture { readings[order.number] = order }
            let hasBegun = worker.begin(order.task, with: order.bytes) { [self] result in
                let held = worker.state == .held ? worker.number : nil
                if worker.state == .idle { answered(worker) }
                if !order.givesPicture, readings.removeValue(forKey: order.number) == nil { return }
                order.finish(result.map { ($0, held) }.mapError { Failure($0, limit: settings.deadline) })
            }
            guard hasBegun else {
                readings[order.number] = nil
                continue
            }
            order.patience?.cancel()
            orders.removeFirst()
        }
        publish()
    }

    /// Gives a worker that was held the next picture: its answer was good.
    nonisolated func trust(_ number: Int) {
        judge(number) { pool, worker in
            worker.release()
            pool.answered(worker)
        }
    }

    /// Ends a worker that was held: its answer did not hold what it should.
    nonisolated func distrust(_ number: Int, _ distrust: Distrust) {
        judge(number) { $1.end(.distrusted(distrust)) }
    }

    /// Does this on the loop, if that worker is still there. Whoever has an answer does not wait for it.
    private nonisolated func judge(
        _ number: Int, _ verdict: @escaping @Sendable (isolated ImagingPool, WorkerProcess) -> Void
    ) {
        loop.execute {
            self.assumeIsolated { pool in
                guard let worker = pool.members.first(where: { $0.number == number && $0.state == .held }) else {
                    return
                }
                verdict(pool, worker)
            }
        }
    }

    /// Another worker on this pool's loop.
    func makeWorker(_ number: Int) throws(LoopError) -> WorkerProcess {
        try WorkerProcess(number, settings, loop: loop) { [self] in note($1, of: $0) }
    }

    func schedule(after delay: Duration, _ action: @escaping () -> Void) -> LoopTimer {
        loop.schedule(after: delay, action)
    }
}
