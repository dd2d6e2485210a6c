internal import Vignette
internal import Vision

/// Whoever answers what programs ask: the endpoint, or the built-in reader.
protocol ChatService: Sendable {
    /// The models that can be named; empty where the endpoint lists none. Throws a `Failure`.
    func models() async throws -> [ModelInfo]

    /// The same for those who miss a model in that list: asked for anew, but not again and again.
    func newestModels() async throws -> [ModelInfo]

    /// The name by which a question has to call the model that is listed under `name`.
    func fullName(of name: String) -> String

    /// The model that a question without one goes to; nil where the endpoint needs none named. Throws `not_configured`
    /// where there are several.
    func standingModel() async throws -> String?

    /// Throws a `Failure` or `CancellationError`.
    func answer(_ question: PassedQuestion, reading: ReadQuestion) async throws -> any PassedAnswer
}

extension ChatService {
    func newestModels() async throws -> [ModelInfo] { try await models() }
    func fullName(of name: String) -> String { name }
}
