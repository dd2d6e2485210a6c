/// How far an analysis has come. The names are kept and sent, so they never change.
public enum AnalysisState: String, Sendable, CaseIterable {
    /// It waits for its turn, or until the time that a model service asked us to wait has passed.
    case queued
    case running
    case done
    /// It ended without a whole answer; what there was of one is kept.
    case failed

    public var isFinished: Bool { self == .done || self == .failed }
}
