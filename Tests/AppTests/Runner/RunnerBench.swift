import Storage
import Testing
import Vignette

@testable import App

/// A store in a folder of its own, and runners for it.
final class RunnerBench: Sendable {
    let store: any AnalysisStore
    let live = LiveAnswers(now: .now())
    private let folder: TemporaryFolder

    init() async throws {
        folder = try TemporaryFolder([:])
        store = try SQLiteStore(folder: folder.path)
    }

    func submit(_ submission: Submission = Analysis.sample(at: .now())) async throws -> Analysis.ID {
        _ = try await store.add(submission, queueLimit: 1000)
        return submission.items[0].analysis.id
    }

    /// Runs a runner beside `work`, and ends it in order.
    @discardableResult
    func run<Result: Sendable>(
        _ model: ScriptedModel, concurrency: Int = 4,
        pictures: any PicturePreparer & PictureReader = PlainPictures(), metrics: Metrics = Metrics(),
        _ work: @Sendable (Runner) async throws -> Result
    ) async throws -> Result {
        var settings = RunnerSettings()
        settings.freePause = .milliseconds(1)
        settings.storePause = .milliseconds(5)
        settings.concurrency = concurrency
        settings.saveInterval = .milliseconds(1)
        settings.retries = RetryPolicy(shortest: .milliseconds(1), longest: .milliseconds(2))
        let runner = Runner(
            store: store, live: live, model: model, preparer: pictures, reader: pictures,
            settings: settings, log: Log(level: .debug) { _ in }, now: Timestamp.now, changed: { _ in },
            metrics: metrics)
        let task = Task { await runner.run() }
        defer { task.cancel() }
        let result = try await work(runner)
        task.cancel()
        await task.value
        return result
    }

    @discardableResult
    func run<Result: Sendable>(
        _ model: ScriptedModel, concurrency: Int = 4, _ work: @Sendable () async throws -> Result
    ) async throws -> Result {
        try await run(model, concurrency: concurrency) { _ in try await work() }
    }

    /// Once it is finished.
    func finished(_ id: Analysis.ID) async throws -> Analysis {
        while true {
            let answer = live.follow(id)
            let analysis = try await store.analysis(id)
            if analysis.state.isFinished { return analysis }
            var update = try await next(answer, after: nil)
            while !update.isOver { update = try await next(answer, after: update) }
        }
    }

    func next(_ answer: LiveAnswer, after last: LiveAnswer.Update?) async throws -> LiveAnswer.Update {
        try #require(try await answer.next(after: last, patience: .seconds(240)))
    }
}
