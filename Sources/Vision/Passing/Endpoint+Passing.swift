internal import Bytes
internal import Vignette

extension Endpoint {
    /// Sends a question that somebody else wrote. The service's status, fields and words of failure stay here.
    ///
    /// Nothing is asked for again, since programs do that themselves, but for a request that a dead connection lost.
    /// Throws a `Failure` for a model that is known not to see the question's pictures; all else is thrown by the answer.
    public func pass(_ question: PassedQuestion) async throws -> any PassedAnswer {
        let model = question.model ?? settings.model
        if question.pictureCount > 0 { try await refuseIfBlind(model) }
        let isVersionless = memory.withState { $0.isVersionless }
        let body = TransferBody(pieces: question.pieces, companion: question.companion)
        let request = requests.chat(body, streams: question.streams, isVersionless: isVersionless)
        let reply = transfers.open(request)
        return EndpointAnswer(self, reply, to: question, model: model)
    }
}
