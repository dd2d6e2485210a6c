internal import Glibc
internal import Imaging
internal import Loop
internal import Pages
internal import Recipes
internal import Storage
internal import Vignette
internal import Vision

/// What works behind the pages as long as the server lives: the store, the runner, and whoever asks for the models.
struct Backstage: Sendable {
    let desk: Desk
    let runner: Runner
    let cache: PageCache
    let gateway: Gateway
    private let store: SQLiteStore
    private let keys: KeyWatch

    /// Opens the store; jobs that another process left unfinished go back into the queue.
    init(
        _ configuration: Configuration, _ assets: Assets, pool: ImagingPool, loops: EventLoops, isContained: Bool,
        _ log: Log, _ metrics: Metrics
    ) async throws {
        let store = try Self.openStore(configuration)
        let asking = try Asking(configuration, isContained: isContained, loops: loops.all, pool: pool)
        let keys = KeyWatch(ring: KeyRing(configuration.apiKeys), store: store, log: log)
        // Not one request is answered before they are known: without them the APIs would be open.
        try await keys.refresh()
        let access = Access(
            configuration, secret: try VisitorSecret(keptIn: configuration.data), keys: keys.ring)
        let fetcher = try PictureFetcher(configuration, loop: loops.first)
        let live = LiveAnswers(now: .now())
        let cache = PageCache()
        let changed: @Sendable (Analysis.ID) -> Void = { cache.remove($0) }
        let preparer = MeteredPreparer(preparer: pool, metrics: metrics.pictures)
        let runner = Runner(
            store: store, live: live, model: asking.model, preparer: preparer, reader: pool,
            settings: RunnerSettings(configuration, asking), log: log, now: Timestamp.now, changed: changed,
            metrics: metrics)
        self.cache = cache
        self.store = store
        self.keys = keys
        self.runner = runner
        desk = Desk(
            configuration: configuration, store: store, preparer: preparer, pages: try Self.openPages(configuration),
            recipes: try RecipeBook(configuration),
            frames: Frames(configuration, assets: assets.paths), access: access, live: live,
            service: ServiceView(configuration, asking), wakeRunner: { runner.wake() },
            estimate: { runner.pace.wait(behind: $0, concurrency: runner.settings.concurrency) }, changed: changed,
            log: log, now: Timestamp.now, fetcher: fetcher, metrics: metrics, workers: { pool.status })
        metrics.watch(runner, store)
        metrics.watch(pool)
        let freeTier = FreeTier(limit: access.freeTier, store: store, now: Timestamp.now)
        gateway = Gateway(
            configuration: configuration, admission: Admission(access: access, freeTier: freeTier),
            service: asking.chat, moderator: asking.moderator, preparer: preparer, fetcher: fetcher,
            places: Places(configuration.gatewayConcurrency), metrics: metrics, log: log, now: Timestamp.now,
            blockTargets: asking.blockTargets)
        // The store is this process's alone, so nobody else can be at work.
        try await store.handBack(of: nil)
    }

    /// Until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await runner.run() }
            group.addTask { await desk.service.run() }
            group.addTask { await keys.run() }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(1))
                    desk.live.tick(at: .now())
                }
            }
        }
    }

    /// Nothing is kept from now on, and one file holds all that was.
    func close() async {
        await store.close()
    }

    private static func openStore(_ configuration: Configuration) throws(StartError) -> SQLiteStore {
        do throws(StorageError) {
            return try SQLiteStore(folder: configuration.data)
        } catch {
            throw StartError(description: error.description)
        }
    }

    private static func openPages(_ configuration: Configuration) throws(StartError) -> Pages {
        let folder = configuration.root + "/Templates"
        do throws(PagesError) {
            return try Pages(folder: folder, rereads: configuration.isDevelopment)
        } catch {
            let advice = access(folder, R_OK) == 0 ? "" : ": --root names the folder that holds Templates"
            throw StartError(description: error.description + advice)
        }
    }
}
