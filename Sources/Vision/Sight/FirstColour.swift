internal import Vignette

/// Listens to an answer and ends it once it has begun by naming a colour: a model that goes on writing costs its owner
/// time and money. What names one further on is heard to its end, since it may still turn out to be reasoning.
actor FirstColour {
    struct Heard: Error {
        let colour: PlainColour
    }

    private static let firstWords = 3
    private var text = ""

    func hear(_ piece: AnswerPiece) throws(Heard) {
        switch piece {
        case .text(let piece): text += piece
        case .textWasReasoning: text = ""
        case .reasoning: return
        }
        // The last word may go on.
        guard let end = text.lastIndex(where: { !$0.isLetter }) else { return }
        let words = text[..<end].split(whereSeparator: { !$0.isLetter }).prefix(Self.firstWords)
        if let colour = PlainColour.named(in: words.joined(separator: " ")) { throw Heard(colour: colour) }
    }
}
