internal import Vignette

extension AnalysisPage {
    /// Beside the state: what a reader should know at first sight.
    var moreChips: [TemplateValue] {
        var chips: [TemplateValue] = []
        switch analysis.answer?.finish {
        case .cutOff: chips.append(Self.chip("warning", "Cut off"))
        case .filtered: chips.append(Self.chip("warning", "Held back"))
        case .refused: chips.append(Self.chip("warning", "Declined"))
        case .complete, nil: break
        }
        if isDoubtful { chips.append(Self.chip("warning", "Maybe not seen")) }
        if isReused { chips.append(Self.chip("queued", "Answered before")) }
        return chips
    }

    /// The same at length, with what can be done about it.
    var notices: [TemplateValue] {
        var notices: [TemplateValue] = []
        switch analysis.answer?.finish {
        case .cutOff:
            let limit = analysis.plan.maxTokens.map { " of \(Wording.number($0)) tokens" } ?? ""
            notices.append(
                Self.notice(
                    "Cut off at the length limit", "The answer came to its limit\(limit) before it was finished.",
                    ["continues": .flag(analysis.state == .done)]))
        case .filtered:
            notices.append(Self.notice("Held back", "The model service held back the rest of this answer."))
        case .refused:
            notices.append(Self.notice("The model declined", "The text is what the model said instead of an answer."))
        case .complete, nil: break
        }
        if isDoubtful {
            let notes = analysis.answer?.notes.filter(Self.isAboutSight) ?? []
            let text = (notes.isEmpty ? [.sightDoubtful] : notes).map(\.sentence).joined(separator: " ")
            notices.append(Self.notice("The picture may not have been seen", text, ["checks": true]))
        }
        if isReused {
            notices.append(
                Self.notice(
                    "Answered before", "You asked the same before, so this is the answer from then.", kind: "quiet"))
        }
        return notices
    }

    private var isDoubtful: Bool {
        guard let answer = analysis.answer, analysis.state == .done else { return false }
        return answer.sight == .doubtful || answer.notes.contains(where: Self.isAboutSight)
    }

    static func isAboutSight(_ note: AnswerNote) -> Bool { note == .sightDoubtful || note == .sightFailed }

    private static func chip(_ kind: String, _ text: String) -> TemplateValue {
        ["kind": .text(kind), "text": .text(text)]
    }

    private static func notice(
        _ title: String, _ text: String, kind: String = "warning", _ members: [String: TemplateValue] = [:]
    ) -> TemplateValue {
        .object(["kind": .text(kind), "title": .text(title), "text": .text(text)].merging(members) { $1 })
    }

    private static func notice(
        _ title: String, _ text: String, _ members: [String: TemplateValue]
    ) -> TemplateValue {
        notice(title, text, kind: "warning", members)
    }
}
