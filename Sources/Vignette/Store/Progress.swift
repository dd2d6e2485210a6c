/// How far a running analysis is, as it is kept from time to time.
public struct Progress: Sendable, Equatable {
    public var phase: AnalysisPhase
    public var text: String
    public var reasoning: String

    public init(phase: AnalysisPhase, text: String = "", reasoning: String = "") {
        self.phase = phase
        self.text = text
        self.reasoning = reasoning
    }
}
