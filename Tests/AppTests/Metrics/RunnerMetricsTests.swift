import HTTP
import Imaging
import Testing
import Vignette

@testable import App

/// What the runner, the queue and the workers tell.
@Suite(.timeLimit(.minutes(5))) struct RunnerMetricsTests {
    private let bench: RunnerBench

    init() async throws {
        bench = try await RunnerBench()
    }

    private func figures(_ metrics: Metrics) async throws -> ExpositionText {
        try ExpositionText(String(decoding: await metrics.text(), as: UTF8.self))
    }

    @Test func `each end of a question and of an analysis is counted once`() async throws {
        let model = ScriptedModel(
            ScriptedModel.failing(Failure(.upstreamOverloaded)), ScriptedModel.saying("A cat."),
            ScriptedModel.failing(Failure(.upstreamAuth)))
        let (metrics, store) = (Metrics(), bench.store)
        let first = try await bench.submit()
        try await bench.run(model, metrics: metrics) { runner in
            metrics.watch(runner, store)
            _ = try await bench.finished(first)
            let second = try await bench.submit()
            runner.wake()
            _ = try await bench.finished(second)
        }
        let reads = try await figures(metrics)
        #expect(reads.value("vignette_upstream_exchanges_total", ["outcome": "upstream_overloaded"]) == 1)
        #expect(reads.value("vignette_upstream_exchanges_total", ["outcome": "ok"]) == 1)
        #expect(reads.value("vignette_upstream_exchanges_total", ["outcome": "upstream_auth"]) == 1)
        #expect(reads.value("vignette_upstream_first_piece_seconds_count") == 1)
        #expect(reads.value("vignette_upstream_duration_seconds_count") == 3)
        #expect(reads.value("vignette_analyses_ended_total", ["outcome": "done"]) == 1)
        #expect(reads.value("vignette_analyses_ended_total", ["outcome": "upstream_auth"]) == 1)
        #expect(reads.value("vignette_analyses_ended_total", ["outcome": "upstream_overloaded"]) == 0)
        #expect(reads.value("vignette_queue_length") == 0)
    }

    @Test func `what waits and what runs is told`() async throws {
        let began = Bell()
        let model = ScriptedModel { _, _ in
            began.ring()
            while true { try await Task.sleep(for: .seconds(3600)) }
        }
        let (metrics, store) = (Metrics(), bench.store)
        var ids: [Analysis.ID] = []
        for _ in 0..<3 { ids.append(try await bench.submit()) }
        try await bench.run(model, concurrency: 1, metrics: metrics) { [ids] runner in
            metrics.watch(runner, store)
            await began.wait(beyond: 0)
            let read = try await figures(metrics)
            #expect(read.value("vignette_queue_length") == 2 && read.value("vignette_jobs_running") == 1)
            // One at work, and one that waits.
            try await runner.stop(ids[2])
            try await runner.stop(ids[0])
            let stopped = try await figures(metrics)
            #expect(stopped.value("vignette_analyses_ended_total", ["outcome": "stopped"]) == 2)
            #expect(stopped.value("vignette_upstream_exchanges_total", ["outcome": "stopped"]) ?? 0 >= 1)
        }
    }

    @Test func `workers are told by their pool, and their ends counted`() async throws {
        let metrics = WorkerMetrics()
        metrics.note(WorkerFaultNote(reason: "x", process: 7, lostPicture: true))
        metrics.note(WorkerFaultNote(reason: "x", process: nil, lostPicture: false))
        var exposition = Exposition()
        metrics.write(ImagingPool.Status(ready: 2), to: &exposition)
        let read = try ExpositionText(String(decoding: exposition.bytes, as: UTF8.self))
        #expect(read.value("vignette_workers_ready") == 2 && read.value("vignette_workers_busy") == 0)
        #expect(read.value("vignette_worker_faults_total") == 2)
        #expect(read.value("vignette_worker_lost_pictures_total") == 1)
    }
}
