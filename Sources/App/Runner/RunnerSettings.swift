internal import Vignette

/// How the runner works.
struct RunnerSettings: Sendable {
    /// Questions at the endpoint at once.
    var concurrency = 4
    /// What the endpoint reads.
    var formats: Set<PictureFormat> = [.jpeg, .png]
    /// What a model is called that does not say so itself.
    var standingName: String?
    /// The model reads the pictures by itself and says what it read; it gets them as large as they are kept.
    var modelReads = false
    var retries = RetryPolicy()
    /// How many times a job is begun that this server itself could not go on with.
    var ownTroubles = 100
    /// How long a job stays a runner's that shows no sign of life.
    var lease = Duration.seconds(30)
    /// How often what was written so far is kept.
    var saveInterval = Duration.seconds(1)
    /// After how long without a sign a model is probably being loaded.
    var firstPiecePatience = Duration.seconds(8)
    /// How often what has expired is looked for.
    var sweepInterval = Duration.seconds(60)
    /// How long to wait when all workers are at work.
    var freePause = Duration.milliseconds(500)
    /// How long to wait when the store does not answer.
    var storePause = Duration.seconds(1)
}

extension RunnerSettings {
    init(_ configuration: Configuration, _ asking: Asking) {
        concurrency = configuration.concurrency
        formats = Set(configuration.upstreamFormats)
        standingName = asking.standingName
        modelReads = asking.endpoint == nil
    }
}
