internal import Vision

/// A service whose models change while this program runs.
protocol ChangingModels: Sendable {
    /// The list for those who miss a model in the one that is known; asked for again, but not again and again.
    func newestModels() async throws -> [ModelInfo]
}

extension ChatService {
    /// A list in which a model may stand that is not in `models`; nil where there is none.
    func newestModels() async -> [ModelInfo]? {
        guard let service = self as? any ChangingModels else { return nil }
        return try? await service.newestModels()
    }
}
