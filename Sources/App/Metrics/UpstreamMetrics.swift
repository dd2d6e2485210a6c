internal import Vignette

/// What became of questions at the endpoint, whoever asked them.
final class UpstreamMetrics: Sendable {
    private let outcomes = OutcomeCounts(good: "ok")
    private let firstPieces = Histogram(Histogram.questions)
    private let totals = Histogram(Histogram.questions)

    /// To be called once a question has ended.
    ///
    /// - Parameters:
    ///   - code: nil: it was answered. `stopped` where whoever asked has left.
    ///   - firstPiece: from asking to the first piece of the answer; nil where none came.
    ///   - total: from asking to the end, whatever that was.
    func note(code: Failure.Code?, firstPiece: Duration?, total: Duration) {
        outcomes.note(code)
        if let firstPiece { firstPieces.note(firstPiece) }
        totals.note(total)
    }

    func write(to exposition: inout Exposition) {
        exposition.family(
            "vignette_upstream_exchanges_total", .counter, "Questions that ended at the endpoint, by how they ended")
        outcomes.write(to: &exposition)
        exposition.family(
            "vignette_upstream_first_piece_seconds", .histogram, "From asking the endpoint to the first piece")
        exposition.sample(firstPieces)
        exposition.family(
            "vignette_upstream_duration_seconds", .histogram, "From asking the endpoint to the end of its answer")
        exposition.sample(totals)
    }
}
