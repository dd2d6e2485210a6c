/// The text of an answer that is kept back while it is written.
actor HeldText {
    private(set) var written = ""

    /// What is told at once; nil for what is kept back.
    func pass(_ piece: AnswerPiece) -> AnswerPiece? {
        switch piece {
        case .text(let text):
            written += text
            return nil
        case .reasoning: return piece
        case .textWasReasoning:
            defer { written = "" }
            return written.isEmpty ? nil : .reasoning(written)
        }
    }
}
