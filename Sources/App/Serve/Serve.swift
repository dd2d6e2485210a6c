internal import Glibc
internal import HTTP
internal import Imaging
internal import Loop
internal import Vignette

/// `vignette serve`: everything is tied together here, runs until a signal, and ends in order.
struct Serve: Sendable {
    private let configuration: Configuration
    private let isContained: Bool
    private let log: Log

    /// Descriptors that are not clients' connections: loops, files, what later rooms open.
    private static let ownDescriptors = 64
    /// How long before answers are broken off those end that would go on: enough for slow readers to get their ending.
    private static let beforeBreakingOff = Duration.seconds(10)

    /// - Parameter isContained: this program runs in a container.
    init(_ configuration: Configuration, isContained: Bool) {
        self.configuration = configuration
        self.isContained = isContained
        log = Log(level: configuration.logLevel, format: configuration.log)
    }

    /// - Parameter announce: gets the line that says where the server listens, once it can be used.
    /// - Returns: the exit status.
    func run(announce: @Sendable (String) -> Void) async throws -> Int32 {
        LargeBlocks.giveBack(from: 4 << 20)
        let loops = try EventLoops()
        let imaging = ImagingPool.Settings(configuration)
        let metrics = Metrics()
        let pool = ImagingPool(imaging, loop: loops.first) { [log] fault in
            log.note(fault)
            metrics.workers.note(fault)
        }
        let assets = try Assets(folder: configuration.root + "/Public")
        let backstage = try await Backstage(
            configuration, assets, pool: pool, loops: loops, isContained: isContained, log, metrics)
        let desk = backstage.desk
        let readiness = Readiness(wanted: imaging.workers) { () async throws(Failure) in
            try await desk.store.check()
        } workers: {
            pool.status
        }
        let site = Site(
            configuration, assets: assets, pages: desk.pages, readiness: readiness, log: log,
            access: desk.access,
            routes: Site.routes(
                backstage.desk, backstage.runner, backstage.cache, backstage.gateway,
                sample: assets.content(of: "sample.jpg") ?? []),
            metrics: metrics)
        var limits = ServerConfiguration()
        limits.trustedProxies = AddressSet(configuration.trustedProxies)
        limits.connections = min(limits.connections, max(64, DescriptorLimit.raise() - Self.ownDescriptors))
        let address = try ListenAddress(configuration)
        let server = try listen(on: address, limits, loops, site)
        metrics.watch(server)
        let stop = try await StopSignals(on: loops.first)
        let up = Bell()
        return try await withThrowingTaskGroup { group in
            group.addTask {
                await stop.wait()
                // Workers that do not come up must not hold up the end.
                if up.count == 0, pool.status.ready == 0 { await pool.stop() }
            }
            guard try await start(pool, imaging, unless: stop) else { return 0 }
            up.ring()
            try await server.start()
            group.addTask { await backstage.run() }
            announce("listening on \(server.address)")
            if let warning = desk.access.warning(of: configuration, at: address) {
                log.warning("keys", ["state": warning])
            }
            log.info("listening", ["address": server.address.description, "version": Version.text])
            try await group.next()
            site.readiness.stopServing()
            log.info("stopping", ["connections": server.connectionCount])
            // Jobs at work go on as long as answers may; what is not done by then is handed back.
            backstage.runner.leave()
            let farewell = limits.drainDelay + limits.drainGrace - Self.beforeBreakingOff
            group.addTask {
                // Pages and events of those that take longer end without an answer; their scripts come back for it.
                try? await Task.sleep(for: farewell)
                desk.live.closeAll()
            }
            await server.drain()
            group.cancelAll()
            try await group.waitForAll()
            await pool.stop()
            await backstage.close()
            log.info("stopped")
            return 0
        }
    }

    /// - Returns: false if a signal ended it.
    private func start(
        _ pool: ImagingPool, _ settings: ImagingPool.Settings, unless stop: StopSignals
    ) async throws(StartError) -> Bool {
        do throws(PoolError) {
            try await pool.start()
        } catch {
            if stop.isRaised { return false }
            throw StartError(description: error.description)
        }
        for line in pool.status.detail(wanted: settings.workers).dropFirst() {
            log.warning("pictures", ["missing": line])
        }
        return true
    }

    private func listen(
        on address: ListenAddress, _ limits: ServerConfiguration, _ loops: EventLoops, _ site: Site
    ) throws(StartError) -> Server {
        do throws(LoopError) {
            return try Server(
                address, configuration: limits, loops: loops, errorResponse: site.errorResponse,
                handler: site.handler)
        } catch {
            let advice =
                switch error.code {
                case EADDRINUSE: "another program listens there; choose another port with --port"
                case EACCES: "this user may not listen there; ports below 1024 are for root"
                case EADDRNOTAVAIL: "this machine has no such address; choose another with --host"
                default: "choose another address with --host and --port"
                }
            throw StartError(description: "cannot listen on \(address) (\(error)): \(advice)")
        }
    }
}
