internal import Bytes
internal import Glibc
internal import Imaging
internal import Loop
internal import Vignette

/// The pool of picture workers without a server around it, for the bench and the torture tests.
///
/// Prepares every picture that standard input names, and tells of each in a line of JSON when it is finished. The first
/// line says what runs here, the last one sums up.
enum BenchImaging {
    private struct Tally {
        var pictures = 0
        var good = 0

        static func += (sum: inout Tally, part: Tally) {
            sum.pictures += part.pictures
            sum.good += part.good
        }
    }

    static func run(_ options: ImagingOptions) async throws {
        let loops = try EventLoops(count: 1)
        var settings = ImagingPool.Settings.executableBesideThisProgram()
        if let workers = options.workers { settings.workers = workers }
        let pool = ImagingPool(settings, loop: loops.first)
        try await pool.start()
        // What is measured is not to depend on how many have come so far.
        while pool.status.ready < settings.workers { try await Task.sleep(for: .milliseconds(5)) }
        OutputLines.write { $0.start(pool.status) }

        let watch = options.watches ? Task { await report(pool) } : nil
        let input = InputPictures()
        let start = Moment.now()
        let sum = await withTaskGroup { group in
            for _ in 0..<options.parallel {
                group.addTask { await finish(input, pool, options) }
            }
            return await group.reduce(into: Tally()) { $0 += $1 }
        }
        let seconds = Moment.now().since(start) / .seconds(1)
        watch?.cancel()
        await watch?.value
        await pool.stop()
        let status = pool.status
        OutputLines.write { line in
            line.string("event", "end")
            line.int("pictures", sum.pictures)
            line.int("ok", sum.good)
            line.int("failures", sum.pictures - sum.good)
            line.rounded("seconds", seconds)
            line.int("started", status.started)
            line.int("processes", status.processes)
        }
    }

    /// One picture after the other, until the input ends.
    private static func finish(
        _ input: InputPictures, _ pool: ImagingPool, _ options: ImagingOptions
    ) async -> Tally {
        var tally = Tally()
        while let picture = await input.next() {
            tally.pictures += 1
            if await PictureRun(picture, pool, options).finish() { tally.good += 1 }
        }
        return tally
    }

    /// Tells every change of the pool until it is cancelled.
    private static func report(_ pool: ImagingPool) async {
        var last: ImagingPool.Status?
        while !Task.isCancelled {
            let status = pool.status
            if status != last {
                OutputLines.write { $0.pool(status) }
                last = status
            }
            try? await Task.sleep(for: .milliseconds(2))
        }
    }
}

extension JSONObjectWriter {
    fileprivate mutating func start(_ status: ImagingPool.Status) {
        string("event", "start")
        int("pid", getpid())
        int("workers", status.ready)
        guard let report = status.report else { return }
        object("report") { object in
            object.array("decodes") { list in report.decodes.sorted().forEach { list.string($0) } }
            object.array("readsText") { list in report.readsText.forEach { list.string($0) } }
            object.bool("readsCodes", report.readsCodes)
            object.array("unprotected") { list in report.unprotected.forEach { list.string($0) } }
        }
    }

    fileprivate mutating func pool(_ status: ImagingPool.Status) {
        string("event", "pool")
        rounded("at", Double(Moment.now().nanoseconds) / 1e9)
        int("ready", status.ready)
        int("busy", status.busy)
        int("processes", status.processes)
        int("started", status.started)
        int("waiting", status.waiting)
        if let fault = status.lastFault { string("fault", fault) }
    }
}
