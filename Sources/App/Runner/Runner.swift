internal import Synchronization
internal import Vignette

/// Takes jobs out of the store's queue, has them answered and keeps what came of them.
///
/// Whatever happens to this process, a job is never lost: it stays in the store, and its lease runs out.
final class Runner: Sendable {
    let store: any AnalysisStore
    let live: LiveAnswers
    let model: any VisionModel
    let preparer: any PicturePreparer
    let reader: any PictureReader
    let settings: RunnerSettings
    let log: Log
    let now: @Sendable () -> Timestamp
    /// Called whenever something about an analysis that pages show has changed.
    let changed: @Sendable (Analysis.ID) -> Void
    let metrics: Metrics
    /// Names this runner in leases.
    let holder = Analysis.ID.random().text

    private struct Work {
        var jobs: [Analysis.ID: RunningJob] = [:]
        /// While jobs are being claimed: who of them shall end at once. They are this runner's in the store already, and
        /// not yet here.
        var endings: [Analysis.ID: RunningJob.Ending]?
        /// How often a job had to be begun again because of this server.
        var troubles: [Analysis.ID: Int] = [:]
    }

    private let bell = Bell()
    private let state = Mutex(Work())
    private let isLeaving = Atomic<Bool>(false)
    let pace = JobPace()

    init(
        store: any AnalysisStore, live: LiveAnswers, model: any VisionModel, preparer: any PicturePreparer,
        reader: any PictureReader, settings: RunnerSettings, log: Log, now: @escaping @Sendable () -> Timestamp,
        changed: @escaping @Sendable (Analysis.ID) -> Void, metrics: Metrics = Metrics()
    ) {
        self.store = store
        self.live = live
        self.model = model
        self.preparer = preparer
        self.reader = reader
        self.settings = settings
        self.log = log
        self.now = now
        self.changed = changed
        self.metrics = metrics
    }

    /// How many jobs are at work.
    var running: Int { state.withLock { $0.jobs.count } }

    /// There is something new in the queue.
    func wake() { bell.ring() }

    /// Takes no more jobs; those at work go on.
    func leave() {
        isLeaving.store(true, ordering: .releasing)
        live.close()
        bell.ring()
    }

    /// Works until the task is cancelled; then every job is handed back, as if it had not begun.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.keepLeases() }
            group.addTask { await self.sweep() }
            while !Task.isCancelled {
                let seen = bell.count
                let claimed = await claim()
                for job in claimed ?? [] {
                    group.addTask { await self.work(on: job) }
                }
                let patience = claimed == nil ? settings.storePause : await patience()
                await bell.wait(beyond: seen, atMost: patience)
            }
            group.cancelAll()
        }
        // In a task of its own, since this one is cancelled.
        await Task { await self.handBack() }.value
    }

    // MARK: - Jobs at work

    /// Stops an analysis for its owner, whether it is at work here, waits, or is on its way from one to the other. Throws
    /// what the store does.
    func stop(_ id: Analysis.ID) async throws(Failure) {
        let end = ContinuousClock.now + .seconds(5)
        while ContinuousClock.now < end {
            if let job = ending(.stopped, of: id) { await job.waitForEnd(atMost: end - .now) }
            // Also one that was at work and had just been put back.
            if try await store.stopQueued(id, at: now()) {
                metrics.analysisEnded(.stopped)
                live.end(id)
                changed(id)
                return
            }
            if try await store.analysis(id).state.isFinished { return }
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    /// It is gone: nobody wants its answer any more.
    func drop(_ id: Analysis.ID) {
        _ = ending(.dropped, of: id)
        live.end(id)
    }

    /// The job at work that ends now; nil where none is. One that is just being claimed ends as soon as it is here.
    private func ending(_ ending: RunningJob.Ending, of id: Analysis.ID) -> RunningJob? {
        let job = state.withLock { state in
            if state.jobs[id] == nil { state.endings?[id] = ending }
            return state.jobs[id]
        }
        job?.end(ending)
        return job
    }

    /// Nil where the store did not answer.
    private func claim() async -> [Analysis]? {
        let free = settings.concurrency - state.withLock { $0.jobs.count }
        guard free > 0, !isLeaving.load(ordering: .acquiring) else { return [] }
        state.withLock { $0.endings = [:] }
        defer { state.withLock { $0.endings = nil } }
        do throws(Failure) {
            let time = now()
            let lease = Lease(holder: holder, until: time + settings.lease)
            let claimed = try await store.claim(free, for: lease, at: time)
            return state.withLock { state in
                claimed.filter { analysis in
                    // A clock that jumps may make a lease of our own look old.
                    guard state.jobs[analysis.id] == nil else { return false }
                    let job = RunningJob()
                    if let ending = state.endings?[analysis.id] { job.end(ending) }
                    state.jobs[analysis.id] = job
                    return true
                }
            }
        } catch {
            log.error("queue", ["code": error.code.rawValue, "detail": error.detail])
            return nil
        }
    }

    /// Until the next look into the queue, where nobody rings before.
    private func patience() async -> Duration {
        guard state.withLock({ $0.jobs.count }) < settings.concurrency, !isLeaving.load(ordering: .acquiring) else {
            return settings.lease
        }
        do throws(Failure) {
            guard let turn = try await store.nextTurn() else { return settings.lease }
            // One whose time has come and that was not given out will not be in a moment either.
            let wait = turn - now()
            return wait > .zero ? min(wait + .milliseconds(10), settings.lease) : settings.storePause
        } catch {
            return settings.storePause
        }
    }

    /// Whether a job that could not go on because of this server may begin once more.
    func mayBeginAgain(_ id: Analysis.ID) -> Bool {
        state.withLock { state in
            state.troubles[id, default: 0] += 1
            return state.troubles[id, default: 0] <= settings.ownTroubles
        }
    }

    private func work(on analysis: Analysis) async {
        // `claim` has put it there.
        guard let handle = state.withLock({ $0.jobs[analysis.id] }) else { return }
        let job = Job(analysis: analysis, runner: self, handle: handle, live: live.begin(analysis.id))
        let isPutBack = await job.run()
        state.withLock { state in
            state.jobs[analysis.id] = nil
            if !isPutBack { state.troubles[analysis.id] = nil }
        }
        handle.hasEnded()
        bell.ring()
    }

    // MARK: - Keeping things going

    private func keepLeases() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: settings.lease / 3)
            let ids = state.withLock { Array($0.jobs.keys) }
            guard !ids.isEmpty, !Task.isCancelled else { continue }
            do throws(Failure) {
                let lease = Lease(holder: holder, until: now() + settings.lease)
                let held = try await store.renew(ids, lease)
                for id in ids where !held.contains(id) { state.withLock { $0.jobs[id] }?.end(.dropped) }
            } catch {
                log.warning("leases", ["code": error.code.rawValue, "detail": error.detail])
            }
        }
    }

    /// Removes what has expired.
    private func sweep() async {
        while !Task.isCancelled {
            do throws(Failure) {
                let gone = try await store.sweep(at: now(), limit: 100)
                for id in gone {
                    drop(id)
                    changed(id)
                }
                if gone.count == 100 { continue }
            } catch {
                log.warning("sweep", ["code": error.code.rawValue, "detail": error.detail])
            }
            try? await Task.sleep(for: settings.sweepInterval)
        }
    }

    private func handBack() async {
        do throws(Failure) {
            try await store.handBack(of: holder)
        } catch {
            // Their leases run out.
            log.warning("not handed back", ["code": error.code.rawValue, "detail": error.detail])
        }
    }
}
