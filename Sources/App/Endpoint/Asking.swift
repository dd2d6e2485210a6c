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
    init(_ configuration: Configuration, isContained: Bool, loop: EventLoop, pool: ImagingPool) {
        let transfers = Transfers(loop: loop)
        endpoint = EndpointSettings(configuration, isContained: isContained).map {
            Endpoint($0, transfers: transfers, preparer: pool)
        }
        let asked: any VisionModel = endpoint ?? BuiltinReader(reader: pool)
        // Moderation goes around whichever it is, here.
        model = asked
        moderationCheck = nil
    }

    /// What a model is called that does not say so itself.
    var standingName: String? { endpoint == nil ? BuiltinReader.name : endpoint?.settings.model }
}
