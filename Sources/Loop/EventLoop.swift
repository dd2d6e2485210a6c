internal import CSystem
internal import Dispatch
internal import Glibc
internal import Synchronization

/// One thread's worth of work: watched descriptors, timers and Swift jobs, one after the other.
///
/// It is a serial executor, so that an actor can live on it, and a task executor, so that a task that prefers it runs
/// its non-isolated code here without a thread hop. Nothing that runs here may block: see `BlockingQueue`.
///
/// `@unchecked Sendable`: `injected` and `wakeRequested` are synchronised; everything else is touched on the loop's own
/// thread only, which every entry point checks.
public final class EventLoop: SerialExecutor, TaskExecutor, @unchecked Sendable {
    private enum Work: Sendable {
        case job(UnownedJob)
        case call(@Sendable () -> Void)
    }

    /// Jobs that others add while jobs run wait for the next turn once so many have run, so that descriptors and timers
    /// get their share.
    private static let jobsPerTurn = 16
    /// Storage beyond this many entries is given back.
    private static let keptCapacity = 4096

    private let epoll: Int32
    private let wakeDescriptor: Int32
    private let injected = Mutex<[Work]>([])
    private let wakeRequested = Atomic<Bool>(false)

    private var watches = WatchTable()
    private var timers = TimerHeap()
    private var jobs: [Work] = []
    private var isStopped = false
    private var events = [csystem_event](repeating: csystem_event(), count: 256)

    /// The time at which this turn of the loop began. Read on the loop only.
    public private(set) var now = Moment.now()

    /// Memory that code on this loop may use between two suspension points, and not longer.
    ///
    /// Allocated once and freed with the loop; every use is a synchronous one on the loop's thread.
    public let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 64)

    /// Starts the loop on a queue of its own.
    public init(label: String) throws(LoopError) {
        epoll = csystem_epoll_create()
        wakeDescriptor = csystem_eventfd()
        guard epoll >= 0, wakeDescriptor >= 0,
            csystem_epoll_add(epoll, wakeDescriptor, Readiness.read.rawValue, .max) == 0
        else {
            throw LoopError(call: "epoll", code: errno)
        }
        // A serial queue gets a thread of its own at once; this one keeps it until the loop stops.
        DispatchQueue(label: label).async { self.run() }
    }

    deinit {
        close(epoll)
        close(wakeDescriptor)
        scratch.deallocate()
    }

    // MARK: - From any thread

    public func enqueue(_ job: consuming ExecutorJob) {
        add(.job(UnownedJob(job)))
    }

    /// Runs `body` on the loop, after what already waits there.
    public func execute(_ body: @escaping @Sendable () -> Void) {
        add(.call(body))
    }

    /// Ends the loop after the current turn. What still waits is dropped, so stop it when nothing needs it any more.
    public func stop() {
        execute { self.isStopped = true }
    }

    /// Whether the caller runs on this loop.
    public var isCurrent: Bool {
        csystem_current_loop() == Unmanaged.passUnretained(self).toOpaque()
    }

    public func checkIsolated() {
        precondition(isCurrent, "not on this event loop")
    }

    public func isIsolatingCurrentContext() -> Bool? {
        isCurrent
    }

    private func add(_ work: Work) {
        if isCurrent {
            jobs.append(work)
            return
        }
        injected.withLock { $0.append(work) }
        if !wakeRequested.exchange(true, ordering: .acquiringAndReleasing) {
            var one: UInt64 = 1
            write(wakeDescriptor, &one, 8)
        }
    }

    // MARK: - On the loop

    /// Calls `handler` on the loop whenever `descriptor` is ready for what `interest` names.
    public func watch(
        _ descriptor: Int32, for interest: Readiness, handler: @escaping (Readiness) -> Void
    ) throws(LoopError) -> Watch {
        checkIsolated()
        let watch = Watch(descriptor: descriptor, slot: watches.reserve(), loop: self, handler: handler)
        watches.insert(watch)
        guard csystem_epoll_add(epoll, descriptor, interest.rawValue, watches.token(slot: watch.slot)) == 0 else {
            let code = errno
            watches.remove(slot: watch.slot)
            throw LoopError(call: "epoll_ctl", code: code)
        }
        return watch
    }

    func update(_ watch: Watch, _ interest: Readiness) {
        checkIsolated()
        _ = csystem_epoll_modify(epoll, watch.descriptor, interest.rawValue, watches.token(slot: watch.slot))
    }

    func remove(_ watch: Watch) {
        checkIsolated()
        _ = csystem_epoll_remove(epoll, watch.descriptor)
        watches.remove(slot: watch.slot)
    }

    /// Calls `action` on the loop once, not before `delay` has passed.
    @discardableResult
    public func schedule(after delay: Duration, _ action: @escaping () -> Void) -> LoopTimer {
        checkIsolated()
        let timer = LoopTimer(deadline: Moment.now() + delay, loop: self, action: action)
        timers.insert(timer)
        return timer
    }

    func remove(_ timer: LoopTimer) {
        checkIsolated()
        timers.remove(timer)
    }

    // MARK: - The loop itself

    private func run() {
        csystem_set_current_loop(Unmanaged.passUnretained(self).toOpaque())
        while !isStopped { turn() }
        // Watches and timers may hold whoever holds this loop.
        watches.removeAll()
        timers.removeAll()
        jobs.removeAll()
        csystem_set_current_loop(nil)
    }

    private func turn() {
        let count = csystem_epoll_wait(epoll, &events, Int32(events.count), patience())
        precondition(count >= 0, "epoll_wait fails only on a descriptor that is not ours")
        now = Moment.now()
        for event in events[0..<Int(count)] {
            if event.token == .max {
                clearWake()
            } else if let watch = watches.watch(token: event.token), let handler = watch.handler {
                handler(Readiness(rawValue: event.events))
            }
        }
        while let timer = timers.popDue(at: now), let action = timer.action {
            timer.action = nil
            action()
        }
        if wakeRequested.exchange(false, ordering: .acquiringAndReleasing) {
            injected.withLock { waiting in
                jobs.append(contentsOf: waiting)
                waiting.removeAll(keepingCapacity: waiting.capacity <= Self.keptCapacity)
            }
        }
        runJobs()
    }

    /// How long epoll may sleep, in nanoseconds; negative means until something happens.
    private func patience() -> Int64 {
        guard jobs.isEmpty else { return 0 }
        guard let next = timers.next else { return -1 }
        return Int64(clamping: next.since(Moment.now()).wholeNanoseconds)
    }

    private func clearWake() {
        var count: UInt64 = 0
        read(wakeDescriptor, &count, 8)
    }

    private func runJobs() {
        var index = 0
        let bound = max(jobs.count, Self.jobsPerTurn)
        while index < jobs.count, index < bound {
            let work = jobs[index]
            index += 1
            switch work {
            case .job(let job):
                job.runSynchronously(
                    isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            case .call(let body): body()
            }
        }
        if index == jobs.count {
            jobs.removeAll(keepingCapacity: jobs.capacity <= Self.keptCapacity)
        } else {
            jobs.removeFirst(index)
        }
    }
}
