internal import Bytes
internal import Vignette

extension Endpoint {
    /// Sends a question that somebody else wrote. The service's status, fields and words of failure stay here.
    ///
    /// Nothing is asked for again, since programs do that themselves, but for a request that a dead connection lost, and
    /// persistent questions.
    /// Throws a `Failure` for a model that is known not to see the question's pictures; all else is thrown by the answer.
    public func pass(_ question: PassedQuestion) async throws -> any PassedAnswer {
        let model = question.model ?? settings.model
        if question.pictureCount > 0 {
            do {
                try await refuseIfBlind(model)
            } catch let failure as Failure where failure.code == .modelCannotSee {
                let context = shownContext(model: model, pictures: question.pictureCount)
                throw Failure.modelCannotSee(context.model ?? "", able: context.seeing)
            }
        }
        return question.isPersistent
            ? PersistentAnswer { self.open(question, model: model) } : open(question, model: model)
    }

    private func open(_ question: PassedQuestion, model: String?) -> EndpointAnswer {
        let isVersionless = memory.withState { $0.isVersionless }
        let body = TransferBody(pieces: question.pieces, companion: question.companion)
        var request = requests.chat(
            body, streams: question.streams, isVersionless: isVersionless, key: question.key)
        if question.isPersistent { request.limits.firstByte = min(request.limits.firstByte, PersistentAnswer.patience) }
        return EndpointAnswer(self, transfers.open(request), to: question, model: model)
    }

    /// What programs are told: without the folders of models that are files.
    ///
    /// - Parameter key: what went with the question in place of the endpoint's own.
    func shownContext(model: String?, pictures: Int, key: Secret? = nil) -> TroubleContext {
        var context = context(model: model, pictures: pictures)
        if let key {
            context.hasKey = true
            context.log = LogText(settings, secrets: [key])
        }
        context.model = context.model.map(ModelName.shown)
        context.models = context.models.map(ModelName.shown)
        context.seeing = context.seeing.map(ModelName.shown)
        return context
    }
}
