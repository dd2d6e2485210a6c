internal import Bytes
internal import Loop
internal import Vignette

extension Endpoint {
    /// Asks, and asks otherwise where the service's refusal says how; each kind of refusal is mended once.
    ///
    /// - Parameters:
    ///   - end: of all tries together.
    ///   - remembers: whether what is learned is kept for other questions.
    /// - Returns: the answer, and the question as it was sent in the end.
    func ask(
        _ question: Question, model: String?, streams: Bool, until end: Moment, remembers: Bool = true,
        emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> (Answer, sent: Question) {
        var model = model
        let before = memory.withModel(model) { $0.habits }
        if let limit = before.pictureLimit, question.pictures.count > limit {
            throw Failure.upstreamTooManyPictures(limit: limit, count: question.pictures.count)
        }
        let extra = try settings.extraBody.overridden(by: question.extraBody)
        var habits = before
        var mended: [Trouble] = []
        while true {
            let fitted = try await self.fitted(question, to: habits.fit)
            let chat = ChatRequest(
                question: fitted, model: model, habits: habits, streams: streams, extra: extra)
            var exchange = try exchange(chat, until: end)
            do {
                try await exchange.run(over: transfers, emit: emit)
                if exchange.reply.endedOrphanReasoning { habits.startsInReasoning = true }
                if exchange.lacksRoom, habits.giveRoom(to: question) { continue }
                let answer = try answer(of: exchange, model: model, to: question, before: before)
                if remembers { memory.withModel(model) { [habits] in $0.habits.adopt(habits, since: before) } }
                return (answer, fitted)
            } catch let error as UpstreamError {
                guard !exchange.hasText else {
                    let context = context(model: model, pictures: question.pictures.count)
                    throw Failure(.answerInterrupted, detail: context.detail(error.logLine))
                }
                let trouble = Trouble(error)
                guard !mended.contains(trouble), try await mend(trouble, of: question, &habits, &model) else {
                    throw failure(for: error, model: model, pictures: question.pictures.count)
                }
                mended.append(trouble)
            } catch {
                throw failure(for: error, model: model, pictures: question.pictures.count)
            }
        }
    }

    func exchange(_ chat: ChatRequest, until end: Moment) throws(Failure) -> ChatExchange {
        let (isVersionless, leavesOpen) = memory.withState { ($0.isVersionless, $0.leavesStreamsOpen) }
        return try ChatExchange(
            chat, requests: requests, isVersionless: isVersionless, awaitsEnd: !leavesOpen,
            patience: end.since(Moment.now()))
    }

    /// - Returns: whether it is worth asking again.
    private func mend(
        _ trouble: Trouble, of question: Question, _ habits: inout Habits, _ model: inout String?
    ) async throws -> Bool {
        switch trouble {
        case .tooManyPictures(let limit?) where limit > 0 && limit < question.pictures.count:
            memory.withModel(model) { $0.habits.pictureLimit = limit }
            return false
        case .modelUnknown:
            // Somebody's own choice: the list is for the sentence alone.
            guard question.model == nil, settings.model == nil else {
                _ = await listedModels(refresh: true)
                return false
            }
            // A service that was started anew with another model.
            let models = try? await models(refresh: true)
            guard let name = models?.first?.name, models?.count == 1, name != model else { return false }
            model = name
            return true
        case .wrongAddress:
            let before = memory.withState { $0.isVersionless }
            _ = await listedModels(refresh: true)
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
        of exchange: ChatExchange, model: String?, to question: Question, before: Habits
    ) throws(Failure) -> Answer {
        let (reply, habits) = (exchange.reply, exchange.chat.habits)
        guard !reply.text.isEmpty else {
            // Held back without a word is a refusal by the service, not a silence of the model.
            if reply.finish == .filtered { throw .moderationBlocked("answer", category: "content filter") }
            throw .emptyAnswer(reasoningOnly: exchange.lacksRoom)
        }
        if exchange.leftOpen { memory.withState { $0.leavesStreamsOpen = true } }
        var notes = habits.notes(for: question, streams: exchange.chat.streams)
        if habits.needsRoom { notes.append(before.needsRoom ? .reasoningDiscouraged : .askedAgainWithMoreRoom) }
        if let fit = habits.fit, question.pictures.contains(where: { $0.size.longestSide > fit.longestSide }) {
            notes.append(.smallerPictures(fit))
        }
        return Answer(
            text: reply.text, reasoning: reply.reasoning, model: model, finish: reply.finish, usage: reply.usage,
            timing: exchange.timing, bytesSent: exchange.bytesSent, notes: notes)
    }
}
