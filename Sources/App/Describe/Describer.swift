internal import Synchronization
internal import Vignette

/// Takes one batch of files all the way: read, prepare, ask, ask again where that can help.
struct Describer: Sendable {
    let model: any VisionModel
    /// What a model is called that does not say so itself.
    let standingName: String?
    let preparer: any PicturePreparer
    let recipe: Recipe
    let options: DescribeOptions
    let preparation: Preparation
    /// Of one file, in bytes.
    let fileLimit: Int
    /// Whoever reads a file and has it prepared passes here: files are large, and what is sent is small, so that this
    /// bounds the memory however many are asked at once.
    let preparing: Turnstile
    let output: DescribeOutput
    let log: Log
    var retries = RetryPolicy()

    /// What came of an answer so far.
    private final class Written: Sendable {
        private let state = Mutex((text: "", any: false, first: ContinuousClock.Instant?.none))

        var text: String { state.withLock { $0.text } }
        var hasBegun: Bool { state.withLock { $0.any } }
        var first: ContinuousClock.Instant? { state.withLock { $0.first } }

        func add(_ piece: AnswerPiece) {
            state.withLock { state in
                if !state.any { state.first = .now }
                state.any = true
                switch piece {
                case .text(let text): state.text += text
                case .reasoning: break
                case .textWasReasoning: state.text = ""
                }
            }
        }
    }

    /// Throws only where the task was cancelled or the output cannot be written.
    func describe(_ batch: PictureBatch, at place: Int) async throws -> Described {
        var result = Described(name: batch.name, recipe: recipe.name, outcome: .failure(Failure(.internal)))
        let written = Written()
        do {
            let pictures = try await prepare(batch, at: place, &result)
            let question = try recipe.question(
                prompt: options.prompt, language: options.language, pictures: pictures, maxTokens: options.maxTokens,
                temperature: options.temperature)
            result.outcome = .success(try await ask(question, at: place, written))
        } catch let error as WriteError {
            throw error
        } catch {
            try Task.checkCancellation()
            let failure = Failure(wrapping: error)
            log.debug(
                "not described",
                ["file": batch.name, "code": failure.code.rawValue, "detail": failure.detail])
            result.outcome = .failure(failure)
            result.partial = written.text
        }
        return result
    }

    private func prepare(_ batch: PictureBatch, at place: Int, _ result: inout Described) async throws -> [Picture] {
        var pictures: [Picture] = []
        for file in batch.files {
            let prepared = try await preparing.pass {
                await output.enter(.reading, at: place)
                let bytes = try await FileReader().read(file, limit: fileLimit)
                await output.enter(.preparing, at: place)
                return try await preparer.prepare(Upload(bytes), as: preparation)
            }
            result.pictures.append(Described.Sent(name: file.name, prepared))
            pictures.append(prepared.picture)
        }
        return pictures
    }

    private func ask(_ question: Question, at place: Int, _ written: Written) async throws -> Answer {
        var attempt = 1
        while true {
            await output.enter(.asking, at: place)
            let start = ContinuousClock.now
            do {
                var answer = try await model.answer(question) { [output] piece in
                    if !written.hasBegun { await output.enter(.writing, at: place) }
                    written.add(piece)
                    try await output.piece(piece, at: place)
                }
                answer.model = answer.model ?? standingName
                let end = ContinuousClock.now
                answer.timing =
                    answer.timing
                    ?? AnswerTiming(firstPiece: (written.first ?? end) - start, total: end - start)
                return answer
            } catch let failure as Failure {
                try Task.checkCancellation()
                let pause = retries.pause(
                    after: failure, attempt: attempt, hasReceived: written.hasBegun,
                    random: Double.random(in: 0..<1))
                guard let pause else { throw failure }
                log.debug("asking again", ["code": failure.code.rawValue, "detail": failure.detail])
                await output.enter(.waiting(pause), at: place)
                try await Task.sleep(for: pause)
                attempt += 1
            }
        }
    }
}
