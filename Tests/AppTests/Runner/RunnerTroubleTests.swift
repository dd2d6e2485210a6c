import Storage
import Synchronization
import Testing
import Vignette

@testable import App

/// What goes wrong here, and not at the model service: jobs outlive it.
@Suite(.timeLimit(.minutes(5))) struct RunnerTroubleTests {
    private let bench: RunnerBench

    init() async throws {
        bench = try await RunnerBench()
    }

    @Test func `workers that are all at work only delay a job`() async throws {
        let pictures = TroubledPictures(failing: 3, Failure(.busy, retryAfter: 0))
        let id = try await bench.submit()
        let analysis = try await bench.run(
            ScriptedModel(ScriptedModel.failing(Failure(.busy, retryAfter: 0)), ScriptedModel.saying("Whole.")),
            pictures: pictures
        ) { _ in try await bench.finished(id) }
        #expect(analysis.state == .done && analysis.answer?.text == "Whole.")
    }

    @Test func `an end that interrupts the preparation is no failure`() async throws {
        // Pools say `stopped` to those who were cancelled while they waited.
        let begun = Bell()
        let pictures = TroubledPictures { _ in
            begun.ring()
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
            return Failure(.stopped)
        }
        let id = try await bench.submit()
        try await bench.run(ScriptedModel(ScriptedModel.saying("x")), pictures: pictures) { _ in
            await begun.wait(beyond: 0)
        }
        let left = try await bench.store.analysis(id)
        #expect(left.state == .queued && left.failure == nil)
        let analysis = try await bench.run(ScriptedModel(ScriptedModel.saying("x"))) { try await bench.finished(id) }
        #expect(analysis.state == .done)
    }

    @Test func `a stop beside a failure that could pass is a stop`() async throws {
        let id = try await bench.submit()
        let (asked, gate) = (Bell(), Bell())
        let model = ScriptedModel { _, _ in
            asked.ring()
            await gate.wait(beyond: 0)
            throw Failure(.upstreamOverloaded, retryAfter: 100)
        }
        let analysis = try await bench.run(model) { runner in
            await asked.wait(beyond: 0)
            async let stop: Void = runner.stop(id)
            gate.ring()
            try await stop
            return try await bench.store.analysis(id)
        }
        #expect(analysis.state == .failed && analysis.failure?.code == .stopped)
    }

    @Test func `what cannot be read in a picture does not cost its answer`() async throws {
        let id = try await bench.submit()
        let analysis = try await bench.run(
            ScriptedModel(ScriptedModel.saying("A bridge.")), pictures: TroubledPictures(unreadable: true)
        ) { _ in try await bench.finished(id) }
        #expect(analysis.answer?.text == "A bridge." && analysis.pictures[0].reading == nil)
    }
}
