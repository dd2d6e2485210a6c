internal import Vision

extension ModerationSettings {
    /// As this program was told; nil where nothing is moderated.
    init?(_ configuration: Configuration) {
        guard let url = configuration.moderationURL else { return nil }
        self.init(baseURL: url, key: configuration.moderationKey, model: configuration.moderationModel)
    }
}
