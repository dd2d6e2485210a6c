internal import Imaging
internal import Loop
internal import Vignette
internal import Vision

/// Whom every question goes to, from wherever it comes: built in this one place.
struct Asking: Sendable {
    let model: any VisionModel
    /// Nil where the built-in reader answers.
    let endpoint: Endpoint?

    /// Asks the moderation service about a harmless text; nil where nothing is moderated.
    let moderationCheck: (@Sendable () async throws -> Void)?

    /// - Parameters:
    ///   - isContained: this program runs in a container.
    ///   - pool: prepares pictures, and reads them for the built-in reader.
    init(_ configuration: Configuration, isContained: Bool, loop: EventLoop, pool: ImagingPool) throws {
        let transfers = try Transfers(loop: loop)
        let endpoint = EndpointSettings(configuration, isContained: isContained).map {
            Endpoint($0, transfers: transfers, preparer: pool)
        }
        self.endpoint = endpoint
        let asked: any VisionModel = endpoint ?? BuiltinReader(reader: pool)
        guard let moderation = ModerationSettings(configuration) else {
            model = asked
            moderationCheck = nil
            return
        }
        let moderated = ModeratedModel(
            asked, settings: moderation, profile: configuration.upstreamProfile, transfers: transfers)
        model = moderated
        moderationCheck = { try await moderated.checkService() }
    }

    /// What a model is called that does not say so itself.
    var standingName: String? { endpoint == nil ? BuiltinReader.name : endpoint?.settings.model }
}
