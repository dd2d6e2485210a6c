internal import Synchronization

/// How long the stages of one request took, for its line in the log.
///
/// Handlers add to it from wherever they are; it is read once the answer has ended.
public final class RequestTrace: Sendable {
    public struct Stage: Sendable, Equatable {
        public let name: String
        public let duration: Duration
    }

    private let noted = Mutex<[Stage]>([])

    public init() {}

    /// Of several with one name the last counts.
    public func note(_ name: StaticString, _ duration: Duration) {
        let stage = Stage(name: name.description, duration: duration)
        noted.withLock { stages in
            stages.removeAll { $0.name == stage.name }
            stages.append(stage)
        }
    }

    /// In the order in which they were noted.
    public var stages: [Stage] { noted.withLock { $0 } }
}
