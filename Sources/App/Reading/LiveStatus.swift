internal import Bytes
internal import Vignette

/// What is being done for an unfinished analysis, as its readers are told.
struct LiveStatus: Sendable, Equatable {
    let state: AnalysisState
    let phase: AnalysisPhase?
    let waitsUntil: Timestamp?
    /// How many come before it in the queue.
    let position: Int?

    init(_ analysis: Analysis, position: Int?) {
        state = analysis.state
        phase = analysis.phase
        waitsUntil = analysis.waitsUntil
        self.position = position
    }

    /// For programs.
    var json: String {
        let bytes = JSONWriter().object { status in
            status.string("state", state.rawValue)
            status.optional("phase", phase?.rawValue)
            status.optional("position", position)
            status.optional("waits_until", waitsUntil?.iso8601)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
