internal import Bytes
internal import Loop
public import Vignette

/// A model service behind the chat-completions protocol.
///
/// It learns how each of its models wants to be asked and what it can see, and keeps that as long as it lives.
public final class Endpoint: VisionModel {
    public let settings: EndpointSettings
    let transfers: Transfers
    let preparer: any PicturePreparer
    let requests: EndpointRequests
    let memory = EndpointMemory()
    let lists = SharedWork<String, [ModelInfo]>()
    let checks = SharedWork<String, Sight>()
    /// By model and words.
    let counts = SharedWork<[String], Int?>()

    /// - Parameter preparer: makes pictures smaller where they turn out to be too much.
    public init(_ settings: EndpointSettings, transfers: Transfers, preparer: any PicturePreparer) {
        self.settings = settings
        self.transfers = transfers
        self.preparer = preparer
        requests = EndpointRequests(settings: settings)
    }

    public func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        try await answer(question, streams: true, emit: emit)
    }

    /// - Parameter streams: false: the answer is asked for in one piece, for services that cannot stream.
    public func answer(
        _ question: Question, streams: Bool, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        let question = try Restrictions(settings.profile).checked(question)
        let model = try await model(named: question.model)
        if !question.pictures.isEmpty { try await refuseIfBlind(model) }
        let end = Moment.now() + settings.limits.whole
        var (answer, sent) = try await ask(question, model: model, streams: streams, until: end, emit: emit)
        guard !question.pictures.isEmpty else { return answer }
        let (sight, note) = try await sightAfter(answer, to: sent)
        answer.sight = sight
        if let note { answer.notes.append(note) }
        return answer
    }

    /// What went wrong as a failure; cancellation, failures and what a reader threw stay themselves.
    func failure(for error: any Error, model: String?, pictures: Int) -> any Error {
        switch error {
        case let error as UpstreamError: Trouble.failure(error, in: context(model: model, pictures: pictures))
        case let error as TransferError: Failure(error, in: context(model: model, pictures: pictures))
        default: error
        }
    }

    func context(model: String?, pictures: Int) -> TroubleContext {
        let models = memory.withState { $0.models ?? [] }
        var context = TroubleContext(settings)
        context.model = model
        context.models = models.map(\.name)
        context.seeing = models.filter { $0.declaredSight == .sees }.map(\.name)
        context.pictures = pictures
        return context
    }
}
