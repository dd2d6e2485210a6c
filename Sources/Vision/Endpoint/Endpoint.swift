public import Vignette

/// A model service behind the chat-completions protocol.
public final class Endpoint: VisionModel {
    public let settings: EndpointSettings
    private let transfers: Transfers
    private let preparer: any PicturePreparer

    /// - Parameter preparer: makes pictures smaller where they turn out to be too much.
    public init(_ settings: EndpointSettings, transfers: Transfers, preparer: any PicturePreparer) {
        self.settings = settings
        self.transfers = transfers
        self.preparer = preparer
    }

    /// The endpoint's list, asked for once and then remembered; also the test of whether it can be reached and takes
    /// the key. Throws a `Failure`.
    public func models(refresh: Bool = false) async throws -> [ModelInfo] {
        []
    }

    /// The model that is asked where `name` is given, or none is: the configured one, else the endpoint's only one, else
    /// `not_configured` with the list; nil where the endpoint lists none.
    public func model(named name: String?) async throws -> String? {
        name ?? settings.model
    }

    /// What is known of a model's sight so far; asks nobody but for the list.
    public func sight(of model: String?) async -> Sight {
        .unknown
    }

    /// Shows the model three plain colours and remembers what comes of it.
    public func checkSight(of model: String?) async throws -> Sight {
        .unknown
    }

    public func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        Answer(text: "")
    }
}
