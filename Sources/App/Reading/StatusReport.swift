internal import Imaging
internal import Pages
internal import Storage
internal import Vignette
internal import Vision

/// How this server fares, as everyone may know it: no address, no key, no word of the service's own.
struct StatusReport: Sendable {
    let destination: Destination
    let service: ServiceView.Word
    let workers: ImagingPool.Status
    /// Nil where the store does not say.
    let waiting: Int?
    let running: Int
    let wait: Duration?
    let canKeep: Bool

    /// Waits for the store alone, and no longer than that has patience; never for the service.
    init(_ desk: Desk, _ runner: Runner) async {
        service = desk.service.word()
        destination = desk.service.destination
        workers = desk.workers()
        running = runner.running
        var canKeep = true
        do throws(Failure) {
            try await desk.store.check()
        } catch {
            canKeep = false
        }
        self.canKeep = canKeep
        waiting = try? await desk.store.queueLength()
        wait = waiting.flatMap { $0 > 0 ? desk.estimate($0) : nil }
    }

    /// Nil while nothing was heard; the reader that is built in can always be asked.
    var isReachable: Bool? {
        guard destination.host != nil else { return true }
        return service.heard.map { _ in service.failure == nil }
    }

    var page: StatusPage {
        var page = StatusPage(destination: destination)
        page.trouble = service.failure?.title
        page.since = service.since
        page.heard = service.heard
        page.models = service.models.map { StatusPage.Model(name: $0.name, sight: $0.declaredSight) }
        page.formats = workers.formats
        page.workers = workers.ready
        page.waiting = waiting
        page.wait = wait
        page.canKeep = canKeep
        page.versions = Self.versions
        return page
    }

    static var versions: [StatusPage.Version] {
        [
            StatusPage.Version("Vignette", Version.text), StatusPage.Version("libcurl", Transfers.libraryVersion),
            StatusPage.Version("SQLite", SQLiteStore.libraryVersion),
        ]
    }
}
