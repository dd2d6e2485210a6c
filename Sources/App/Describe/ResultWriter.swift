internal import Vignette

/// The form of the output: turns what comes of each question, one after the other, into text.
protocol ResultWriter: Sendable {
    /// Whether answers are written while they come.
    var takesPieces: Bool { get }
    /// Whether the last line that was written has not ended.
    var isInLine: Bool { get }

    mutating func open() -> String
    /// A piece of the answer of the question that is next to finish.
    mutating func piece(_ piece: AnswerPiece, of name: String) -> String
    mutating func finish(_ result: Described) -> String
    /// Makes whole what was written, wherever it stands.
    mutating func close() -> String
}

extension ResultWriter {
    var takesPieces: Bool { false }
    var isInLine: Bool { false }
    mutating func piece(_ piece: AnswerPiece, of name: String) -> String { "" }
}
