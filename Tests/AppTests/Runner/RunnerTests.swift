import Storage
import Synchronization
import Testing
import Vignette

@testable import App

/// The runner with a real store, and a model that does as it is told.
@Suite(.timeLimit(.minutes(5))) struct RunnerTests {
    private let bench: RunnerBench

    init() async throws {
        bench = try await RunnerBench()
    }

    @Test func `a job is asked about and kept`() async throws {
        let model = ScriptedModel(ScriptedModel.saying("A red bridge."))
        let id = try await bench.submit()
        let analysis = try await bench.run(model) { try await bench.finished(id) }
        #expect(analysis.state == .done && analysis.answer?.text == "A red bridge." && analysis.attempts == 1)
        #expect(analysis.pictures[0].sent != nil && analysis.pictures[0].reading?.text == "word")
        #expect(analysis.started != nil && analysis.finished != nil && analysis.title == "A red bridge.")
        let question = try #require(model.questions.first)
        #expect(question.prompt == "What is it?" && question.pictures == [.sample(1)])
    }

    @Test func `those who watch see the text grow`() async throws {
        let gate = Bell()
        let model = ScriptedModel { _, emit in
            try await emit(.text("A red "))
            await gate.wait(beyond: 0)
            try await emit(.text("bridge."))
            return Answer(text: "A red bridge.")
        }
        let id = try await bench.submit()
        let live = bench.live.follow(id)
        try await bench.run(model) {
            var update = try await bench.next(live, after: nil)
            while update.text.isEmpty { update = try await bench.next(live, after: update) }
            #expect(update.text == "A red " && update.state == .running)
            gate.ring()
            var rest = ""
            while !update.isOver {
                update = try await bench.next(live, after: update)
                rest += update.text
            }
            #expect(rest == "bridge.")
            #expect(try await bench.store.analysis(id).state == .done)
        }
    }

    @Test func `what can pass is asked again, and says so while it waits`() async throws {
        let model = ScriptedModel(
            ScriptedModel.failing(Failure(.upstreamOverloaded)), ScriptedModel.saying("At last."))
        let id = try await bench.submit()
        let analysis = try await bench.run(model) { try await bench.finished(id) }
        #expect(analysis.state == .done && analysis.attempts == 2 && analysis.failure == nil)
    }

    @Test(arguments: [
        (Failure(.upstreamAuth), "", 1), (Failure(.upstreamOverloaded), "half an answer", 1),
        (Failure(.rateLimited, retryAfter: 3600), "", 1), (Failure(.upstreamOverloaded), "", 3),
    ])
    func `what cannot pass fails, with what there was`(failure: Failure, text: String, attempts: Int) async throws {
        let id = try await bench.submit()
        let model = ScriptedModel(ScriptedModel.failing(failure, after: text))
        let analysis = try await bench.run(model) { try await bench.finished(id) }
        #expect(analysis.state == .failed && analysis.failure?.code == failure.code)
        #expect(analysis.answer?.text ?? "" == text && analysis.attempts == attempts)
    }

    @Test func `its owner stops it and keeps what was written`() async throws {
        let id = try await bench.submit()
        let live = bench.live.follow(id)
        let analysis = try await bench.run(ScriptedModel(ScriptedModel.stuck(after: "So far"))) { runner in
            var update = try await bench.next(live, after: nil)
            while update.text.isEmpty { update = try await bench.next(live, after: update) }
            try await runner.stop(id)
            return try await bench.store.analysis(id)
        }
        #expect(analysis.state == .failed && analysis.failure?.code == .stopped)
        #expect(analysis.answer?.text == "So far")
    }

    @Test func `one that waits is stopped too, and one that is done is left alone`() async throws {
        let model = ScriptedModel(ScriptedModel.stuck(after: "x"), ScriptedModel.saying("y"))
        let ids = [try await bench.submit(), try await bench.submit()]
        let live = bench.live.follow(ids[0])
        try await bench.run(model, concurrency: 1) { runner in
            var update = try await bench.next(live, after: nil)
            while update.text.isEmpty { update = try await bench.next(live, after: update) }
            try await runner.stop(ids[1])
            let waiting = try await bench.store.analysis(ids[1])
            #expect(waiting.failure?.code == .stopped && waiting.answer == nil)
            try await runner.stop(ids[1])
        }
        #expect(model.questions.count == 1)
    }

    @Test func `when the runner ends its jobs wait in the queue again, for the next`() async throws {
        let id = try await bench.submit()
        let live = bench.live.follow(id)
        try await bench.run(ScriptedModel(ScriptedModel.stuck(after: "half"))) {
            var update = try await bench.next(live, after: nil)
            while update.text.isEmpty { update = try await bench.next(live, after: update) }
        }
        #expect(try await bench.store.analysis(id).state == .queued)
        let again = try await bench.run(ScriptedModel(ScriptedModel.saying("Whole."))) {
            try await bench.finished(id)
        }
        #expect(again.answer?.text == "Whole.")
    }

    @Test func `one that is deleted while it is written is dropped`() async throws {
        let id = try await bench.submit()
        let live = bench.live.follow(id)
        try await bench.run(ScriptedModel(ScriptedModel.stuck(after: "x"))) { runner in
            var update = try await bench.next(live, after: nil)
            while update.text.isEmpty { update = try await bench.next(live, after: update) }
            try await bench.store.delete(id, at: .now())
            runner.drop(id)
            while !update.isOver { update = try await bench.next(live, after: update) }
        }
        await #expect(throws: Failure(.gone)) { try await bench.store.analysis(id) }
    }

    @Test func `as many are asked at once as may be, and no more`() async throws {
        let asked = Mutex((now: 0, most: 0))
        let (three, gate) = (Bell(), Bell())
        let model = ScriptedModel { _, _ in
            let now = asked.withLock { asked in
                asked.now += 1
                asked.most = max(asked.most, asked.now)
                return asked.now
            }
            // All wait for the third: with fewer at once this would never end.
            if now == 3 { three.ring() }
            await gate.wait(beyond: 0)
            asked.withLock { $0.now -= 1 }
            return Answer(text: "x")
        }
        var submitted: [Analysis.ID] = []
        for _ in 0..<20 { submitted.append(try await bench.submit()) }
        let ids = submitted
        try await bench.run(model, concurrency: 3) {
            await three.wait(beyond: 0)
            gate.ring()
            for id in ids { _ = try await bench.finished(id) }
        }
        #expect(asked.withLock { $0.most } == 3 && model.questions.count == 20)
    }
}
