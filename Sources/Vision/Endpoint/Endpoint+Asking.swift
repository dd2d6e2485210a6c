internal import Bytes
internal import Vignette

extension Endpoint {
    /// Asks, and asks otherwise where the service's refusal says how; each kind of refusal is mended once.
    ///
    /// - Parameter patience: for the whole of it, where that is less than the settings have.
    /// - Returns: the answer, and the question as it was sent in the end.
    func ask(
        _ question: Question, model: String?, streams: Bool, patience: Duration = .seconds(Int64.max),
        emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> (Answer, sent: Question) {
        var model = model
        var habits = memory.withModel(model) { $0.habits }
        if let limit = habits.pictureLimit, question.pictures.count > limit {
            throw Failure.upstreamTooManyPictures(limit: limit, count: question.pictures.count)
        }
        var mended: [Trouble] = []
        while true {
            let fitted = try await self.fitted(question, to: habits.fit)
            let chat = ChatRequest(
                question: fitted, model: model, habits: habits, streams: streams, extra: settings.extraBody)
            var exchange = try exchange(chat, patience: patience)
            do {
                try await exchange.run(over: transfers, emit: emit)
                if exchange.reply.endedOrphanReasoning { habits.startsInReasoning = true }
                if exchange.isReasoningAlone, !habits.needsRoom {
                    habits.needsRoom = true
                    continue
                }
                memory.withModel(model) { [habits] in $0.habits = habits }
                return (try answer(of: exchange, model: model, to: question), fitted)
            } catch let error as UpstreamError where !exchange.hasText && !mended.contains(Trouble(error)) {
                mended.append(Trouble(error))
                guard try await mend(Trouble(error), of: question, &habits, &model) else {
                    throw failure(for: error, model: model, pictures: question.pictures.count)
                }
            } catch let error as UpstreamError where exchange.hasText {
                let context = context(model: model, pictures: question.pictures.count)
                throw Failure(.answerInterrupted, detail: context.detail(error.logLine))
            } catch {
                throw failure(for: error, model: model, pictures: question.pictures.count)
            }
        }
    }

    func exchange(_ chat: ChatRequest, patience: Duration) throws(Failure) -> ChatExchange {
        let isVersionless = memory.withState { $0.isVersionless }
        return try ChatExchange(chat, requests: requests, isVersionless: isVersionless, patience: patience)
    }

    /// - Returns: whether it is worth asking again.
    private func mend(
        _ trouble: Trouble, of question: Question, _ habits: inout Habits, _ model: inout String?
    ) async throws -> Bool {
        switch trouble {
        case .tooManyPictures(let limit?):
            memory.withModel(model) { $0.habits.pictureLimit = limit }
            return false
        case .modelUnknown:
            // A service that was started anew with another model, which nobody but us named.
            let models = try? await models(refresh: true)
            guard question.model == nil, settings.model == nil, let name = models?.first?.name, models?.count == 1,
                name != model
            else { return false }
            model = name
            return true
        case .wrongAddress:
            let before = memory.withState { $0.isVersionless }
            _ = try? await models(refresh: true)
            return memory.withState { $0.isVersionless } != before
        default:
            guard let repaired = habits.repaired(after: trouble, of: question) else { return false }
            habits = repaired
            return true
        }
    }

    private func fitted(_ question: Question, to fit: Fit?) async throws(Failure) -> Question {
        guard let fit else { return question }
        var question = question
        for (place, picture) in question.pictures.enumerated() where picture.size.longestSide > fit.longestSide {
            let formats: Set<PictureFormat> = [.jpeg, .png, picture.format]
            question.pictures[place] = try await preparer.fit(
                picture, as: Preparation(fit: fit, formats: formats, thumbnail: false))
        }
        return question
    }

    private func answer(
        of exchange: ChatExchange, model: String?, to question: Question
    ) throws(Failure) -> Answer {
        let reply = exchange.reply
        guard !reply.text.isEmpty else {
            // Held back without a word is a refusal by the service, not a silence of the model.
            if reply.finish == .filtered { throw .moderationBlocked("answer", category: "content filter") }
            throw .emptyAnswer(reasoningOnly: !reply.reasoning.isEmpty)
        }
        var notes = exchange.chat.habits.notes(for: question, streams: exchange.chat.streams)
        if let fit = exchange.chat.habits.fit,
            question.pictures.contains(where: { $0.size.longestSide > fit.longestSide })
        {
            notes.append(.smallerPictures(fit))
        }
        return Answer(
            text: reply.text, reasoning: reply.reasoning, model: model, finish: reply.finish, usage: reply.usage,
            timing: exchange.timing, bytesSent: exchange.bytesSent, notes: notes)
    }
}
