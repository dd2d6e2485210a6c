/// The kept thing: pictures, what was asked of them, and what came of it.
public struct Analysis: Sendable, Equatable {
    public typealias ID = KeptID<Analysis>

    public let id: ID
    public let owner: Owner
    /// Where it stands in a collection; nil where it stands alone.
    public var place: CollectionPlace?
    /// The analysis of the same pictures that this one was made after.
    public var from: ID?
    /// The analysis that this one follows up.
    public var parent: ID?
    public var plan: QuestionPlan
    /// At least one.
    public var pictures: [AnalysisPicture]

    public var state: AnalysisState
    /// Nil unless it is running.
    public var phase: AnalysisPhase?
    /// How many times the model was asked so far.
    public var attempts: Int
    /// Until when it waits before it is asked again; nil where it does not.
    public var waitsUntil: Timestamp?
    /// What was said so far. While it is running, only text and reasoning are set.
    public var answer: Answer?
    /// Why it failed; while it waits, why the last try did.
    public var failure: Failure?
    /// As its owner wrote it; nil: it is made of the answer.
    public var editedAltText: String?

    public var created: Timestamp
    public var started: Timestamp?
    public var finished: Timestamp?
    /// When it will be removed; nil: never.
    public var expires: Timestamp?
    /// Goes up with every change.
    public var version: Int

    public init(
        id: ID, owner: Owner, place: CollectionPlace? = nil, from: ID? = nil, parent: ID? = nil, plan: QuestionPlan,
        pictures: [AnalysisPicture], state: AnalysisState = .queued, phase: AnalysisPhase? = nil, attempts: Int = 0,
        waitsUntil: Timestamp? = nil, answer: Answer? = nil, failure: Failure? = nil, editedAltText: String? = nil,
        created: Timestamp, started: Timestamp? = nil, finished: Timestamp? = nil, expires: Timestamp? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.owner = owner
        self.place = place
        self.from = from
        self.parent = parent
        self.plan = plan
        self.pictures = pictures
        self.state = state
        self.phase = phase
        self.attempts = attempts
        self.waitsUntil = waitsUntil
        self.answer = answer
        self.failure = failure
        self.editedAltText = editedAltText
        self.created = created
        self.started = started
        self.finished = finished
        self.expires = expires
        self.version = version
    }

    public func isExpired(at now: Timestamp) -> Bool {
        expires.map { $0 <= now } ?? false
    }
}
