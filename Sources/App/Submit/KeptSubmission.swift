internal import Vignette

/// What became of a submission that was kept, or that had been kept before.
struct KeptSubmission: Sendable {
    /// One picture of it that got an analysis, or got none.
    enum Row: Sendable {
        case analysis(Analysis.ID)
        case refused(RefusedUpload)
    }

    var place: KeptPlace
    /// In order. Empty where it had been kept before.
    var rows: [Row] = []
    /// The answer is not new: the same was asked before.
    var isReused = false
    /// For whoever was nobody until now.
    var cookie: VisitorCookie?
}
