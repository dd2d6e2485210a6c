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
    case distrusted(Distrust)
    /// The pool was stopped.
    case stopped

    var description: String {
        switch self {
        case .ended(let end): end.description
        case .hungUp: "it hung up"
        case .tooSlow(let limit): "it did not answer within \(limit)"
        case .broken(let error): "its answer breaks the rules: \(error)"
        case .distrusted(let distrust): "its answer is not what it was asked for: \(distrust)"
        case .stopped: "the server is stopping"
        }
    }
}

extension WorkerFault {
    /// What is told of `worker`, which was doing this when it was lost.
    func note(of worker: WorkerProcess, _ before: WorkerProcess.State) -> WorkerFaultNote {
        let isDistrusted = if case .distrusted = self { true } else { false }
        return WorkerFaultNote(
            reason: before == .starting ? "before it was ready, \(description)" : description, process: worker.id,
            lostPicture: before == .busy || isDistrusted)
    }
}
