internal import Loop
internal import Synchronization
internal import Vignette

/// What an endpoint has taught: its address, its models and how they want to be asked.
final class EndpointMemory: Sendable {
    /// Of one model.
    struct Model: Sendable {
        var habits = Habits()
        /// What its own check found, and when.
        var checkedSight: Sight?
        var checkedAt = Moment.now()
        /// Not before then it is checked by itself.
        var checkAgainAt = Moment(nanoseconds: 0)
        /// Whether the service counts tokens for pictures that were seen; nil while nobody knows.
        var countsPictures: Bool?
        var baselines = TokenBaselines()
        var costs = PictureCosts()
    }

    struct State: Sendable {
        /// The service answers without the version that was added to its address.
        var isVersionless = false
        /// Its streams do not end when they say that they are done; believed for a while, since a slow moment looks the
        /// same.
        var leavesStreamsOpen: Bool {
            get { Moment.now() < leavesOpenUntil }
            set { leavesOpenUntil = newValue ? Moment.now() + .seconds(300) : Moment(nanoseconds: 0) }
        }
        var leavesOpenUntil = Moment(nanoseconds: 0)
        /// Nil while it has not been asked, or has not answered.
        var models: [ModelInfo]?
        /// When the list was asked for last, whatever came of it.
        var listedAt: Moment?
        /// By name; an endpoint that lists no models has one without a name.
        var memory: [String: Model] = [:]
    }

    private let state = Mutex(State())

    /// Names come from the settings, the list or whoever asks: with more than these, all that was learned is forgotten.
    private static let modelLimit = 1000

    func withState<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
        state.withLock { state in
            if state.memory.count > Self.modelLimit { state.memory = [:] }
            return body(&state)
        }
    }

    func withModel<Value: Sendable>(_ name: String?, _ body: (inout Model) -> Value) -> Value {
        withState { body(&$0.memory[name ?? "", default: Model()]) }
    }
}
