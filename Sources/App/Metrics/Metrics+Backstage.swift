internal import HTTP
internal import Imaging
internal import Vignette

/// What others know and only say when they are asked.
extension Metrics {
    func watch(_ runner: Runner, _ store: any AnalysisStore) {
        add { exposition in
            // A store that does not answer has no figure: it is no reason to show none of the others.
            let waiting = try? await store.queueLength()
            exposition.single("vignette_queue_length", .gauge, "Analyses that wait for their turn", waiting)
            exposition.single("vignette_jobs_running", .gauge, "Analyses that are being made", runner.running)
        }
    }

    func watch(_ pool: ImagingPool) {
        add { [workers] in workers.write(pool.status, to: &$0) }
    }

    func watch(_ server: Server) {
        // It holds its handler, and that holds these figures.
        add { [weak server] exposition in
            guard let counts = server?.counts else { return }
            exposition.single("vignette_http_connections", .gauge, "Connections that are open", counts.connections)
            exposition.single(
                "vignette_http_connections_accepted_total", .counter, "Connections that were let in", counts.accepted)
            exposition.single(
                "vignette_http_connections_refused_total", .counter,
                "Connections that were turned away because their peer had too many", counts.turnedAway)
            exposition.single(
                "vignette_http_body_bytes_held", .gauge, "Bytes of request bodies in memory", counts.heldBodyBytes)
            exposition.single(
                "vignette_http_bodies_refused_total", .counter, "Request bodies for which there was no memory left",
                counts.refusedBodies)
        }
    }
}
