public import Vignette

/// The page that begins everything: the form, and what its visitor asked last.
public struct FormPage: Sendable {
    public var recipes: [Recipe]
    /// The name of the one that is asked where nobody chooses; nil: the first.
    public var standing: String?
    /// What the fields hold: what was sent before, where something was wrong with it.
    public var values: FormValues
    /// Why what was sent was refused.
    public var failure: Failure?
    /// The visitor's newest analyses.
    public var latest: [Analysis]
    public var destination: Destination
    /// The models of the endpoint; empty where they are not known.
    public var models: [String]
    /// After how many days what is kept is removed, where nobody says otherwise; nil: never.
    public var keptDays: Int?
    public var maxUploadMB: Int
    /// The longest side that is sent where the recipe says none.
    public var fit: Fit
    public var now: Timestamp

    public init(
        recipes: [Recipe], standing: String? = nil, values: FormValues = FormValues(), failure: Failure? = nil,
        latest: [Analysis] = [],
        destination: Destination, models: [String] = [], keptDays: Int? = nil, maxUploadMB: Int = 20,
        fit: Fit = .medium, now: Timestamp
    ) {
        self.recipes = recipes
        self.standing = standing
        self.values = values
        self.failure = failure
        self.latest = latest
        self.destination = destination
        self.models = models
        self.keptDays = keptDays
        self.maxUploadMB = maxUploadMB
        self.fit = fit
        self.now = now
    }
}
