internal import Synchronization
internal import Vignette

/// One analysis on its way from the queue to its end.
struct Job: Sendable {
    let analysis: Analysis
    let runner: Runner
    let handle: RunningJob
    let live: LiveAnswer

    private var store: any AnalysisStore { runner.store }
    private var settings: RunnerSettings { runner.settings }

    /// Thrown inside where somebody wants it to end.
    private struct Ended: Error {}

    /// - Returns: whether it waits in the queue again.
    func run() async -> Bool {
        let start = ContinuousClock.now
        live.enter(.preparing)
        runner.changed(analysis.id)
        do {
            let answer = try await withThrowingTaskGroup(of: Answer?.self) { group in
                group.addTask { try await self.answer() }
                group.addTask { await self.attend() }
                group.addTask {
                    await handle.wantedToEnd()
                    if handle.ending != nil { throw Ended() }
                    return nil
                }
                defer { group.cancelAll() }
                while let result = try await group.next() {
                    if let result { return result }
                }
                throw CancellationError()
            }
            runner.pace.add(ContinuousClock.now - start)
            await finish(.done(answer))
            return false
        } catch {
            return await end(after: error)
        }
    }

    /// - Returns: whether it waits in the queue again.
    private func end(after error: any Error) async -> Bool {
        switch handle.ending {
        case .stopped:
            await finish(.failed(Failure(.stopped), partial: partial))
            return false
        case .dropped:
            // There is nothing to keep, and nobody to keep it for.
            runner.live.end(analysis.id)
            return false
        // The runner ends and hands it back, whatever those say whom that interrupted.
        case nil where Task.isCancelled || error is CancellationError:
            runner.live.end(analysis.id)
            return true
        case nil:
            return await fail(Failure(wrapping: error))
        }
    }

    // MARK: - Asking

    private func answer() async throws -> Answer {
        let pictures = try await pictures()
        try await store.keepSent(pictures, of: analysis.id, for: runner.holder)
        async let readings = readings()
        live.enter(.asking)
        let (asked, timing) = try await ask(analysis.plan.question(pictures: pictures))
        var answer = asked
        answer.model = answer.model ?? analysis.plan.model ?? settings.standingName
        answer.timing = answer.timing ?? timing
        await keep(settings.modelReads ? answer.readings : await readings)
        return answer
    }

    private func ask(_ question: Question) async throws -> (Answer, AnswerTiming) {
        let start = ContinuousClock.now
        let first = Mutex<ContinuousClock.Instant?>(nil)
        do {
            let answer = try await runner.model.answer(question) { [live] piece in
                first.withLock { $0 = $0 ?? .now }
                live.add(piece)
            }
            let end = ContinuousClock.now
            let firstPiece = (first.withLock { $0 } ?? end) - start
            note(nil, firstPiece: firstPiece, total: end - start)
            return (answer, AnswerTiming(firstPiece: firstPiece, total: end - start))
        } catch {
            let hasLeft = Task.isCancelled || error is CancellationError
            note(
                hasLeft ? .stopped : Failure(wrapping: error).code,
                firstPiece: first.withLock { $0 }.map { $0 - start }, total: ContinuousClock.now - start)
            throw error
        }
    }

    /// The reader that is built in is no endpoint.
    private func note(_ code: Failure.Code?, firstPiece: Duration?, total: Duration) {
        guard !settings.modelReads else { return }
        runner.metrics.upstream.note(code: code, firstPiece: firstPiece, total: total)
    }

    /// As they are sent, made of what is kept.
    private func pictures() async throws -> [Picture] {
        var pictures: [Picture] = []
        for kept in analysis.pictures {
            let master = try await store.picture(kept.master.digest)
            guard !settings.modelReads else {
                pictures.append(master)
                continue
            }
            let preparation = Preparation(fit: analysis.plan.fit, formats: settings.formats, thumbnail: false)
            pictures.append(
                try await whenFree { () async throws(Failure) in
                    try await runner.preparer.fit(master, as: preparation)
                })
        }
        return pictures
    }

    /// The text and the codes in the pictures; none where they could not be read, which is no reason to fail.
    private func readings() async -> [Reading] {
        guard !settings.modelReads else { return [] }
        var readings: [Reading] = []
        do {
            for kept in analysis.pictures {
                let master = try await store.picture(kept.master.digest)
                readings.append(
                    try await whenFree { () async throws(Failure) in try await runner.reader.read(master) })
            }
            return readings
        } catch {
            guard !Task.isCancelled else { return [] }
            let failure = Failure(wrapping: error)
            runner.log.info(
                "not read", ["id": analysis.id.text, "code": failure.code.rawValue, "detail": failure.detail])
            return []
        }
    }

    /// What was read stands beside the answer: an answer that is there is never given up for it.
    private func keep(_ readings: [Reading]) async {
        guard readings.count == analysis.pictures.count else { return }
        do throws(Failure) {
            try await store.keepReadings(readings, of: analysis.id, for: runner.holder)
        } catch {
            runner.log.warning(
                "not kept", ["id": analysis.id.text, "code": error.code.rawValue, "detail": error.detail])
        }
    }

    /// Uploads go before: while they keep all workers busy, a job that is safe in the store waits a little.
    private func whenFree<Result: Sendable>(_ work: () async throws(Failure) -> Result) async throws -> Result {
        for pause in 1...60 {
            do throws(Failure) {
                return try await work()
            } catch {
                guard error.code == .busy, pause < 60 else { throw error }
            }
            try await Task.sleep(for: settings.freePause)
        }
        throw Failure(.busy)
    }

    /// Keeps what is written from time to time, and notices when nothing is.
    private func attend() async -> Answer? {
        var kept = Progress(phase: .preparing)
        var asked: ContinuousClock.Instant?
        while !Task.isCancelled {
            try? await Task.sleep(for: settings.saveInterval)
            let progress = live.progress
            if progress.phase == .asking {
                asked = asked ?? .now
                if let asked, ContinuousClock.now - asked >= settings.firstPiecePatience { live.enter(.waitingModel) }
            }
            guard progress != kept, !Task.isCancelled else { continue }
            do throws(Failure) {
                try await store.save(progress, of: analysis.id, for: runner.holder)
                kept = progress
            } catch {
                // What is shown does not depend on it, and the end is kept or the job is done again.
                runner.log.info("not saved", ["id": analysis.id.text, "code": error.code.rawValue])
            }
        }
        return nil
    }

    // MARK: - Ending

    /// What was written, where anything was.
    private var partial: Answer? {
        let progress = live.progress
        guard !progress.text.isEmpty || !progress.reasoning.isEmpty else { return nil }
        return Answer(
            text: progress.text, reasoning: progress.reasoning, model: analysis.plan.model ?? settings.standingName)
    }

    /// - Returns: whether it waits in the queue again.
    private func fail(_ failure: Failure) async -> Bool {
        runner.log.info(
            "not answered",
            [
                "id": analysis.id.text, "code": failure.code.rawValue, "attempt": analysis.attempts,
                "detail": failure.detail,
            ])
        guard let pause = pause(after: failure) else {
            await finish(.failed(failure, partial: partial))
            return false
        }
        let turn = runner.now() + pause
        await keep { () async throws(Failure) in
            try await store.postpone(analysis.id, until: turn, because: failure, for: runner.holder)
        }
        live.postpone(until: turn)
        runner.live.pause(analysis.id)
        runner.changed(analysis.id)
        return true
    }

    /// How long to wait before the question is asked again; nil where it is not.
    private func pause(after failure: Failure) -> Duration? {
        // Workers that are all at work, a store without room: what is wrong is here, and passes. Nothing that a service
        // wrote is given up for it.
        let isOwn = [.busy, .storageFull].contains(failure.code) && (settings.modelReads || !live.hasBegun)
        if isOwn, runner.mayBeginAgain(analysis.id) { return .seconds(min(max(failure.retryAfter ?? 1, 1), 10)) }
        return settings.retries.pause(
            after: failure, attempt: analysis.attempts, hasReceived: live.hasBegun, random: .random(in: 0..<1))
    }

    private func finish(_ outcome: Outcome) async {
        await keep { () async throws(Failure) in
            if try await store.finish(analysis.id, outcome, for: runner.holder, at: runner.now()) {
                runner.metrics.analysisEnded(outcome.code)
            }
        }
        runner.changed(analysis.id)
        runner.live.end(analysis.id)
    }

    /// The end of a job is worth any patience: a full disk or a locked store may pass, and until then nobody else would
    /// take it up.
    private func keep(_ work: () async throws(Failure) -> Void) async {
        while !Task.isCancelled, handle.ending != .dropped {
            do throws(Failure) {
                return try await work()
            } catch {
                runner.log.error(
                    "not kept", ["id": analysis.id.text, "code": error.code.rawValue, "detail": error.detail])
            }
            try? await Task.sleep(for: settings.storePause)
        }
    }
}

extension Outcome {
    /// Nil where it is done.
    fileprivate var code: Failure.Code? {
        guard case .failed(let failure, _) = self else { return nil }
        return failure.code
    }
}
