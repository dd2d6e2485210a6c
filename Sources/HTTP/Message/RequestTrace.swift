internal import Synchronization

/// What became of one request on its way: its route, and how long its stages took.
///
/// Handlers add to it from wherever they are; it is read once the answer has ended.
public final class RequestTrace: Sendable {
    public struct Stage: Sendable, Equatable {
        public let name: String
        public let duration: Duration
    }

    private let noted = Mutex<[Stage]>([])
    private let matched = Atomic<Int>(-1)

    public init() {}

    /// Of several with one name the last counts.
    public func note(_ name: StaticString, _ duration: Duration) {
        let stage = Stage(name: name.description, duration: duration)
        noted.withLock { stages in
            stages.removeAll { $0.name == stage.name }
            stages.append(stage)
        }
    }

    /// Which line of the table of routes answers it; nil where none does. The numbers are those of whoever wrapped the
    /// routes.
    public var route: Int? {
        get {
            let number = matched.load(ordering: .relaxed)
            return number < 0 ? nil : number
        }
        set { matched.store(newValue ?? -1, ordering: .relaxed) }
    }

    /// In the order in which they were noted.
    public var stages: [Stage] { noted.withLock { $0 } }
}
