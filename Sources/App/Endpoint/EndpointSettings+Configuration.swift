internal import Vision

extension EndpointSettings {
    /// As this program was told; nil where the built-in reader answers.
    init?(_ configuration: Configuration, isContained: Bool) {
        guard case .service(let url) = configuration.service else { return nil }
        self.init(baseURL: url, key: configuration.key, model: configuration.model)
        organisation = configuration.organisation
        project = configuration.project
        headers = configuration.headers
        extraBody = configuration.extraBody
        profile = configuration.upstreamProfile
        self.isContained = isContained
    }

    /// A service that blocks may ask: it gets nothing of what this program has for its own.
    init(_ url: BaseURL, forBlocksOf configuration: Configuration, isContained: Bool) {
        self.init(baseURL: url, key: nil, model: nil)
        profile = configuration.upstreamProfile
        self.isContained = isContained
    }
}
