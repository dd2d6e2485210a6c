internal import Vignette

/// Listens to an answer until it has named a colour, and ends it there: a model that goes on writing costs its owner
/// time and money.
actor FirstColour {
    struct Heard: Error {
        let colour: PlainColour
    }

    private var text = ""

    func hear(_ piece: AnswerPiece) throws(Heard) {
        switch piece {
        case .text(let piece): text += piece
        case .textWasReasoning: text = ""
        case .reasoning: return
        }
        // The last word may go on.
        let whole = text.lastIndex { !$0.isLetter }.map { text[..<$0] } ?? ""
        if let colour = PlainColour.named(in: String(whole)) { throw Heard(colour: colour) }
    }
}
