extension Habits {
    /// Takes over what one question has taught, and leaves alone what others have taught meanwhile.
    ///
    /// - Parameter before: what was known when that question began.
    mutating func adopt(_ learned: Habits, since before: Habits) {
        adopt(\.usesCompletionLimit, learned, before)
        adopt(\.dropsTemperature, learned, before)
        adopt(\.foldsSystemPrompt, learned, before)
        adopt(\.omitsUsageOption, learned, before)
        adopt(\.needsRoom, learned, before)
        adopt(\.omitsReasoningEffort, learned, before)
        adopt(\.fit, learned, before)
        adopt(\.longestAnswer, learned, before)
        adopt(\.pictureLimit, learned, before)
        adopt(\.startsInReasoning, learned, before)
    }

    private mutating func adopt<Value: Equatable>(
        _ path: WritableKeyPath<Habits, Value>, _ learned: Habits, _ before: Habits
    ) {
        if learned[keyPath: path] != before[keyPath: path] { self[keyPath: path] = learned[keyPath: path] }
    }
}
