public import Vignette

/// The page of one analysis, in any of its states.
public struct AnalysisPage: Sendable {
    public var analysis: Analysis
    /// Whoever looks may change it.
    public var isOwner: Bool
    /// How many jobs come before this one; nil where it does not wait in the queue.
    public var queuePosition: Int?
    /// About how long it waits, from how long others took.
    public var wait: Duration?
    /// The answer is not new: the same was asked before.
    public var isReused: Bool
    public var recipes: [Recipe]
    /// None of the recipes would ask the very same: its words are all there is of it.
    public var keepsWords: Bool
    public var models: [String]
    public var destination: Destination
    public var now: Timestamp

    public init(
        analysis: Analysis, isOwner: Bool, queuePosition: Int? = nil, wait: Duration? = nil, isReused: Bool = false,
        recipes: [Recipe] = [], keepsWords: Bool = false, models: [String] = [], destination: Destination,
        now: Timestamp
    ) {
        self.analysis = analysis
        self.isOwner = isOwner
        self.queuePosition = queuePosition
        self.wait = wait
        self.isReused = isReused
        self.recipes = recipes
        self.keepsWords = keepsWords
        self.models = models
        self.destination = destination
        self.now = now
    }
}
