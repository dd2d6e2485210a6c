internal import Bytes

/// What a moderation service says of one input.
enum ModerationVerdict: Sendable, Equatable {
    case passed
    /// The category that weighs most.
    case flagged(category: String)

    /// Nil for what is no answer of a moderation service: nothing passes that was not looked at.
    init?(_ json: JSONValue) {
        guard let results = json["results"]?.array, !results.isEmpty else { return nil }
        var verdict = ModerationVerdict.passed
        for result in results {
            guard let isFlagged = result["flagged"]?.bool else { return nil }
            if isFlagged, verdict == .passed { verdict = .flagged(category: Self.category(of: result)) }
        }
        self = verdict
    }

    /// Of the categories that are true the one with the highest score.
    private static func category(of result: JSONValue) -> String {
        let members = result["categories"]?.object?.members ?? []
        let scores = result["category_scores"]
        let flagged = members.filter { $0.value.bool == true }.map(\.name.string)
        return flagged.max { (scores?[$0]?.double ?? 0) < (scores?[$1]?.double ?? 0) } ?? "unnamed"
    }
}
