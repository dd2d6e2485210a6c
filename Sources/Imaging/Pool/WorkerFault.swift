internal import Loop

/// Why a worker is of no more use.
enum WorkerFault: Error, CustomStringConvertible {
    case ended(ChildProcess.End)
    /// It closed its socket.
    case hungUp
    /// It did not answer in time.
    case tooSlow(Duration)
    /// What it said is no answer.
    case broken(WireError)
    /// Its answer did not hold what it was asked for.
    case distrusted
    case system(LoopError)
    /// The pool was stopped.
    case stopped

    var description: String {
        switch self {
        case .ended(let end): end.description
        case .hungUp: "it hung up"
        case .tooSlow(let limit): "it did not answer within \(limit)"
        case .broken(let error): "its answer breaks the rules: \(error)"
        case .distrusted: "its answer is not what it was asked for"
        case .system(let error): error.description
        case .stopped: "the server is stopping"
        }
    }
}
