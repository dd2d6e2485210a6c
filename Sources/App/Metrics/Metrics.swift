internal import Synchronization
internal import Vignette

/// All that is counted, for whoever watches this server.
///
/// Counting takes no lock and no memory; the figures are put together when somebody asks for them. Labels are made of
/// tables in this program alone, so there are never more of them.
final class Metrics: Sendable {
    /// Writes whole families.
    typealias Source = @Sendable (inout Exposition) async -> Void

    let upstream = UpstreamMetrics()
    let gateway = GatewayMetrics()
    let pictures = PictureMetrics()
    let workers = WorkerMetrics()
    private let analyses = OutcomeCounts(good: "done")
    private let sources = Mutex<[Source]>([])

    /// An analysis has come to its end, and that was kept.
    ///
    /// - Parameter code: nil: it is done.
    func analysisEnded(_ code: Failure.Code?) {
        analyses.note(code)
    }

    /// Adds what is only known elsewhere: it is asked whenever somebody reads the figures.
    func add(_ source: @escaping Source) {
        sources.withLock { $0.append(source) }
    }

    /// All figures, as Prometheus reads them.
    func text() async -> [UInt8] {
        var exposition = Exposition()
        exposition.family("vignette_build_info", .gauge, "Which Vignette this is")
        exposition.sample(1, MetricLabels(["version": Version.text]))
        for source in sources.withLock({ $0 }) { await source(&exposition) }
        exposition.family(
            "vignette_analyses_ended_total", .counter, "Analyses that came to their end, by how they ended")
        analyses.write(to: &exposition)
        pictures.write(to: &exposition)
        upstream.write(to: &exposition)
        gateway.write(to: &exposition)
        ProcessFigures.now()?.write(to: &exposition)
        return exposition.bytes
    }
}
