extension Analysis {
    /// What it is called: the first sentence of its answer, else its first file, else what was asked.
    public var title: String {
        if let sentence = FirstSentence(of: answer?.text ?? "", limit: 80)?.text { return sentence }
        if let name = pictures.first?.fileName, !name.isEmpty { return name }
        return plan.recipeTitle
    }

    /// What stands for the pictures where they cannot be seen: its owner's words, else the answer's first sentence, cut
    /// at a word; empty as long as there is neither.
    public var altText: String {
        editedAltText ?? FirstSentence(of: answer?.text ?? "", limit: Self.altTextLength)?.text ?? ""
    }

    /// How many characters an alt text has where nobody edited it.
    public static let altTextLength = AltSentence.limit
    /// How many it may have.
    public static let altTextLimit = 1500
}
