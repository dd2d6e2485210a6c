internal import Vignette

extension Habits {
    /// These habits changed so that the trouble does not come again; nil where asking otherwise cannot help.
    ///
    /// Of one question every kind of trouble is mended once: whoever asks sees to that.
    func repaired(after trouble: Trouble, of question: Question) -> Habits? {
        var habits = self
        switch trouble {
        case .tokenLimitName:
            guard question.maxTokens != nil else { return nil }
            habits.usesCompletionLimit.toggle()
        case .temperatureRefused:
            guard question.temperature != nil else { return nil }
            habits.dropsTemperature = true
        case .systemPromptRefused:
            guard question.systemPrompt != nil else { return nil }
            habits.foldsSystemPrompt = true
        case .streamOptionsRefused:
            habits.omitsUsageOption = true
        case .reasoningEffortRefused:
            guard needsRoom else { return nil }
            habits.omitsReasoningEffort = true
        case .contextOverflow, .bodyTooLarge:
            guard question.pictures.contains(where: { $0.size.longestSide > Fit.small.longestSide }) else { return nil }
            habits.fit = .small
        case .answerTooLong(let room):
            guard let limit = question.maxTokens, habits.shorten(limit, to: room) else { return nil }
        default: return nil
        }
        return habits == self ? nil : habits
    }
}
