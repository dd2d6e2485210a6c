internal import Imaging

/// The worker processes, as an operator watches them.
final class WorkerMetrics: Sendable {
    private let faults = Counter()
    private let lostPictures = Counter()

    /// A worker ended otherwise than it was told to, or could not be started.
    func note(_ fault: WorkerFaultNote) {
        faults.add()
        if fault.lostPicture { lostPictures.add() }
    }

    func write(_ status: ImagingPool.Status, to exposition: inout Exposition) {
        exposition.single("vignette_workers_ready", .gauge, "Workers that can take pictures", status.ready)
        exposition.single("vignette_workers_busy", .gauge, "Workers that have a picture", status.busy)
        exposition.single("vignette_workers_waiting", .gauge, "Pictures that wait for a worker", status.waiting)
        exposition.single(
            "vignette_workers_started_total", .counter,
            "Workers that were started: the first ones, and in place of others",
            status.started)
        exposition.single(
            "vignette_worker_faults_total", .counter, "Workers that died, hung, lied or could not be started",
            faults.value)
        exposition.single(
            "vignette_worker_lost_pictures_total", .counter, "Pictures that a worker was lost with", lostPictures.value)
    }
}
