internal import Imaging
internal import Loop
internal import Vignette
internal import Vision

/// Whom every question goes to, from wherever it comes: built in this one place.
struct Asking: Sendable {
    let model: any VisionModel
    /// Nil where the built-in reader answers.
    let endpoint: Endpoint?

    /// The same for programs that bring their own questions.
    let chat: any ChatService
    /// Whom blocks may ask.
    let blockTargets: BlockTargets
    /// Nil where nothing is moderated.
    let moderator: Moderator?

    /// Asks the moderation service about a harmless text; nil where nothing is moderated.
    let moderationCheck: (@Sendable () async throws -> Void)?

    /// - Parameters:
    ///   - isContained: this program runs in a container.
    ///   - loops: where questions are asked; one is enough.
    ///   - pool: prepares pictures, and reads them for the built-in reader.
    init(_ configuration: Configuration, isContained: Bool, loops: [EventLoop], pool: ImagingPool) throws {
        let transfers = try Transfers(loops: loops)
        let endpoint = EndpointSettings(configuration, isContained: isContained).map {
            Endpoint($0, transfers: transfers, preparer: pool)
        }
        self.endpoint = endpoint
        chat = endpoint.map { EndpointChat(endpoint: $0) } ?? BuiltinChat(model: BuiltinReader(reader: pool))
        var others: [BaseURL: any ChatService] = [:]
        for url in configuration.blockURLs {
            let settings = EndpointSettings(url, forBlocksOf: configuration, isContained: isContained)
            others[url] = EndpointChat(endpoint: Endpoint(settings, transfers: transfers, preparer: pool))
        }
        blockTargets = BlockTargets(configured: configuration.service, others: others)
        let asked: any VisionModel = endpoint ?? BuiltinReader(reader: pool)
        guard let moderation = ModerationSettings(configuration) else {
            model = RuledModel(asked, asksAgain: endpoint != nil)
            moderator = nil
            moderationCheck = nil
            return
        }
        let moderated = ModeratedModel(
            asked, settings: moderation, profile: configuration.upstreamProfile, transfers: transfers)
        model = RuledModel(moderated, asksAgain: endpoint != nil)
        moderator = Moderator(moderation, transfers: transfers)
        moderationCheck = { try await moderated.checkService() }
    }

    /// What a model is called that does not say so itself.
    var standingName: String? { endpoint == nil ? BuiltinReader.name : endpoint?.settings.model }
}
