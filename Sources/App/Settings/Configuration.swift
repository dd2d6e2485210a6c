internal import Bytes
internal import HTTP
internal import Vignette
internal import Vision

/// What the server was told, as typed values; a fresh one holds the defaults.
struct Configuration: Sendable, Equatable {
    /// Who is asked.
    var service = ServiceAddress.builtin
    /// nil: a placeholder is sent.
    var key: Secret?
    /// nil: the service's only model.
    var model: String?
    var organisation: String?
    var project: String?
    /// Added to everything that is sent to the service.
    var headers: [EndpointSettings.Header] = []
    /// Added to every question.
    var extraBody = JSONObject()
    var upstreamProfile = UpstreamProfile.restricted
    /// The longest side that is sent, where a recipe says none.
    var fit = Fit.medium
    var remoteImages = RemoteImages.reject
    /// Questions of our own at the service at once.
    var concurrency = 4
    /// Questions of programs at the service at once.
    var gatewayConcurrency = 64
    /// Whom blocks may ask beside the service.
    var blockURLs: [BaseURL] = []
    /// Without the path of the question; nil: nothing is moderated.
    var moderationURL: BaseURL?
    var moderationKey: Secret?
    var moderationModel = "omni-moderation-latest"
    /// The folder for what is kept.
    var data = "./data"
    /// In the spelling of `HostName.canonical`.
    var host = "127.0.0.1"
    /// 0 is any free one.
    var port: UInt16 = 8080
    /// Listen here instead of at host and port.
    var socket: String?
    /// Empty: localhost, IP literals and the public URL's host. `*`: any.
    var allowedHosts: [String] = []
    /// Where Public/ and Templates/ lie.
    var root = "."
    var publicURL: PublicURL?
    var basePath = BasePath.root
    var trustedProxies = AddressRange.loopback
    /// In which field a trusted proxy says who is signed in; nil: nobody is.
    var identityHeader: FieldName?
    var web = WebAccess.open
    /// As a Content-Security-Policy lists them: who may put the embeddable pages into a frame.
    var frameAncestors = FrameAncestors.any
    /// Of programs; those that `vignette key` makes come on top.
    var apiKeys: [ConfiguredKey] = []
    /// Questions a day and address without a key; 0: none.
    var freeTier = 0
    /// How many analyses may wait.
    var queue = 1000
    /// Questions that one asker may ask.
    var rate = Rate.perMinute(60)
    /// After how many days what is kept is removed, where nobody says otherwise; 0: never.
    var expireDays = 0
    /// Processes that decode pictures; nil: one a core.
    var imagingWorkers: Int?
    /// What the endpoint reads; the first two are read by all.
    var upstreamFormats: [PictureFormat] = [.jpeg, .png]
    /// Of one picture, in units of 1,048,576 bytes.
    var maxUploadMB = 20
    /// Templates are read again for every page: for those who write them.
    var isDevelopment = false
    /// Lets a Prometheus read the metrics; nil: only this machine may.
    var metricsToken: Secret?
    var log = Log.Format.text
    var logLevel = Log.Level.info
}

extension Configuration {
    /// Of one picture, in bytes.
    var uploadLimit: Int { maxUploadMB << 20 }
}

extension Configuration: Configurable {
    /// A public URL with a path says where the server lies; a base path may not say otherwise.
    func validate(label: (String) -> String) throws(SettingsError) {
        if let publicURL, publicURL.path != .root, basePath != .root, publicURL.path != basePath {
            throw .refused(
                name: label("public-url"), value: publicURL.description, part: nil,
                allowed: "a URL with the path \(basePath), as \(label("base-path")) says")
        }
    }
}
