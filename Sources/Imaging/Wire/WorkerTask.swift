public import Vignette

/// What a worker is asked to do with the bytes that follow.
public enum WorkerTask: Sendable, Equatable {
    case prepare(Preparation)
    case read
    case look
}
