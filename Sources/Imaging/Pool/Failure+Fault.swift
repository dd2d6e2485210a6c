internal import Vignette

extension Failure {
    /// What a worker's end is for the picture that it had.
    init(_ fault: WorkerFault, limit: Duration) {
        switch fault {
        case .tooSlow:
            let seconds = limit.components.seconds
            let time = seconds == 1 ? "1 second" : "\(seconds) seconds"
            self = .decodeFailed(reason: "it took longer than \(time)", detail: fault.description)
        case .stopped: self = .stopping
        case .ended, .hungUp, .broken, .distrusted:
            self = .decodeFailed(
                reason: "the program that opens pictures failed on it", detail: fault.description)
        }
    }

    /// What pictures get that are still there when the server stops.
    static let stopping = Failure.busy("it is about to stop", retryAfter: 5)
}
