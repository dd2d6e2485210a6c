internal import Bytes
internal import Vignette
internal import Vision

/// The endpoint as programs ask it.
///
/// Models that are files are shown without their folders, and asked by the whole name.
struct EndpointChat: ChatService, ChangingModels {
    let endpoint: Endpoint

    func models() async throws -> [ModelInfo] { try await models(noOlderThan: Endpoint.listAge) }

    func newestModels() async throws -> [ModelInfo] { try await models(noOlderThan: Endpoint.betweenLists) }

    func standingModel() async throws -> String? {
        if let model = endpoint.settings.model { return model }
        let models = try await endpoint.models(noOlderThan: Endpoint.listAge)
        guard models.count > 1 else { return models.first?.name }
        throw Failure.modelNotChosen(available: models.map { ModelName.shown($0.name) })
    }

    func answer(_ question: PassedQuestion, reading: ReadQuestion) async throws -> any PassedAnswer {
        try await endpoint.pass(Self.naming(question.model.map(endpoint.fullName), in: question))
    }

    private func models(noOlderThan age: Duration) async throws -> [ModelInfo] {
        var models = try await endpoint.models(noOlderThan: age)
        if models.isEmpty, let standing = endpoint.settings.model { models = [ModelInfo(name: standing)] }
        var names: Set<String> = []
        return models.map { ModelInfo(name: ModelName.shown($0.name), declaredSight: $0.declaredSight) }
            .filter { names.insert($0.name).inserted }
    }

    /// The question with another name of its model. What lies between the texts, and long texts without a quotation mark,
    /// are parts of strings, so that the rest is JSON by itself.
    static func naming(_ model: String?, in question: PassedQuestion) -> PassedQuestion {
        guard let model, model != question.model else { return question }
        var (text, starts): ([UInt8], [(index: Int, start: Int)]) = ([], [])
        for (index, piece) in question.pieces.enumerated() {
            guard case .text(let bytes) = piece, bytes.count < 4096 || bytes.contains(UInt8(ascii: "\"")) else {
                continue
            }
            starts.append((index, text.count))
            text += bytes
        }
        guard let place = (try? JSON.parse(text, limits: .forOthers))?.object?.member("model")?.place?.value,
            let (index, start) = starts.last(where: { $0.start <= place.lowerBound }),
            case .text(let piece) = question.pieces[index], place.upperBound - start <= piece.count
        else { return question }
        let name = JSONWriter().bytes(of: .string(JSONText(model)))
        let from = piece.startIndex - start
        var renamed = question
        renamed.model = model
        renamed.pieces[index] = .text(
            (piece[..<(from + place.lowerBound)] + name + piece[(from + place.upperBound)...])[...])
        return renamed
    }
}
