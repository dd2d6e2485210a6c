internal import Bytes

/// What is known about a question when something goes wrong with it: all that a failure's sentences need.
struct TroubleContext: Sendable {
    /// Where the question went.
    var baseURL: BaseURL
    /// The model asked; nil where the endpoint chose.
    var model: String?
    /// The models that the endpoint lists.
    var models: [String] = []
    /// Those that can see.
    var seeing: [String] = []
    /// How many pictures were sent.
    var pictures = 1
    /// A key of its own was sent, not a placeholder.
    var hasKey = true
    /// This program runs in a container.
    var isContained = false
    /// Takes the secrets out of what goes to the log.
    var log = LogText()

    init(baseURL: BaseURL) {
        self.baseURL = baseURL
    }
}

extension TroubleContext {
    /// - Parameter secrets: those that are not the endpoint's own, such as the key of a moderation service.
    init(_ settings: EndpointSettings, secrets: [Secret] = []) {
        self.init(baseURL: settings.baseURL)
        model = settings.model
        hasKey = settings.key != nil
        isContained = settings.isContained
        log = LogText(settings, secrets: secrets)
    }

    /// What goes to the log: where it happened and what was said there.
    func detail(_ text: String) -> String {
        log.clean("\(baseURL): \(text)")
    }
}
