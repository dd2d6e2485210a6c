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
    /// Names this runner in leases.
    let holder = Analysis.ID.random().text

    private let bell = Bell()
    private let jobs = Mutex<[Analysis.ID: RunningJob]>([:])
    private let isLeaving = Atomic<Bool>(false)
    let pace = JobPace()

    init(
        store: any AnalysisStore, live: LiveAnswers, model: any VisionModel, preparer: any PicturePreparer,
        reader: any PictureReader, settings: RunnerSettings, log: Log, now: @escaping @Sendable () -> Timestamp,
        changed: @escaping @Sendable (Analysis.ID) -> Void
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
    }

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
                for job in await claim() {
                    group.addTask { await self.work(on: job) }
                }
                await bell.wait(beyond: seen, atMost: await patience())
            }
            group.cancelAll()
        }
        // In a task of its own, since this one is cancelled.
        await Task { await self.handBack() }.value
    }

    // MARK: - Jobs at work

    /// Stops an analysis for its owner, whether it is at work here or waits. Throws what the store does.
    func stop(_ id: Analysis.ID) async throws(Failure) {
        // Between two looks it can leave the queue and begin.
        for _ in 0..<2 {
            if let job = jobs.withLock({ $0[id] }) {
                job.end(.stopped)
                await job.waitForEnd(atMost: .seconds(5))
                return
            }
            if try await store.stopQueued(id, at: now()) {
                live.end(id)
                changed(id)
                return
            }
        }
    }

    /// It is gone: nobody wants its answer any more.
    func drop(_ id: Analysis.ID) {
        jobs.withLock { $0[id] }?.end(.dropped)
        live.end(id)
    }

    private func claim() async -> [Analysis] {
        let free = settings.concurrency - jobs.withLock { $0.count }
        guard free > 0, !isLeaving.load(ordering: .acquiring) else { return [] }
        do throws(Failure) {
            let time = now()
            let claimed = try await store.claim(
                free, for: Lease(holder: holder, until: time + settings.lease), at: time)
            jobs.withLock { jobs in
                for job in claimed { jobs[job.id] = RunningJob() }
            }
            return claimed
        } catch {
            log.error("queue", ["code": error.code.rawValue, "detail": error.detail])
            return []
        }
    }

    /// Until the next look into the queue, where nobody rings before.
    private func patience() async -> Duration {
        guard jobs.withLock({ $0.count }) < settings.concurrency else { return settings.lease }
        do throws(Failure) {
            guard let turn = try await store.nextTurn() else { return settings.lease }
            return min(max(turn - now(), .milliseconds(10)), settings.lease)
        } catch {
            return settings.storePause
        }
    }

    private func work(on analysis: Analysis) async {
        // `claim` has put it there.
        guard let handle = jobs.withLock({ $0[analysis.id] }) else { return }
        let job = Job(analysis: analysis, runner: self, handle: handle, live: live.begin(analysis.id))
        await job.run()
        jobs.withLock { $0[analysis.id] = nil }
        handle.hasEnded()
        bell.ring()
    }

    // MARK: - Keeping things going

    private func keepLeases() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: settings.lease / 3)
            let ids = jobs.withLock { Array($0.keys) }
            guard !ids.isEmpty, !Task.isCancelled else { continue }
            do throws(Failure) {
                let lease = Lease(holder: holder, until: now() + settings.lease)
                let held = try await store.renew(ids, lease)
                for id in ids where !held.contains(id) { jobs.withLock { $0[id] }?.end(.dropped) }
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
