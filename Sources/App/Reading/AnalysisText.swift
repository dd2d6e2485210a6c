internal import Vignette

/// An analysis as plain text: the answer and nothing else, but for why there is none, or only a part of one.
struct AnalysisText: Sendable {
    let text: String

    init(_ analysis: Analysis) {
        let answer = analysis.answer?.text ?? ""
        var lines = answer.isEmpty ? "" : answer + "\n"
        if let complaint = analysis.complaint { lines += (lines.isEmpty ? "" : "\n") + complaint + "\n" }
        text = lines
    }
}

extension Analysis {
    /// What is said of it where it failed; nil where it did not.
    var complaint: String? {
        guard state == .failed, let failure else { return nil }
        return "\(failure.message) \(failure.advice)"
    }
}
