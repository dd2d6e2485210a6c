internal import Vignette
internal import Vision

/// Whoever answers what programs ask: the endpoint, or the built-in reader.
protocol ChatService: Sendable {
    /// The models that can be named; empty where the endpoint lists none. Throws a `Failure`.
    func models() async throws -> [ModelInfo]

    /// The model that a question without one goes to; nil where the endpoint needs none named. Throws `not_configured`
    /// where there are several.
    func standingModel() async throws -> String?

    /// Throws a `Failure` or `CancellationError`.
    func answer(_ question: PassedQuestion, reading: ReadQuestion) async throws -> any PassedAnswer
}
