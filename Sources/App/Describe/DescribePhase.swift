internal import Vignette

/// How far a question is, for whoever watches.
enum DescribePhase: Sendable, Equatable {
    case reading
    case preparing
    case asking
    case writing
    /// Until it is asked again.
    case waiting(Duration)

    var words: String {
        switch self {
        case .reading: "reading"
        case .preparing: "preparing"
        case .asking: "asking the model"
        case .writing: "the model writes"
        case .waiting(let pause):
            "asking again in \(max(1, Int((pause / .seconds(1)).rounded(.up)))) s"
        }
    }
}
