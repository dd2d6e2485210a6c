internal import Vignette

/// Answers as they are, under the names of their files where there are several. Reasoning is left out.
struct TextResults: ResultWriter {
    private let hasHeadings: Bool
    /// Whether any answer was begun.
    private var hasBegun = false
    /// Whether the answer that is being written has text.
    private var hasText = false
    private(set) var isInLine = false

    init(hasHeadings: Bool) {
        self.hasHeadings = hasHeadings
    }

    var takesPieces: Bool { true }

    func open() -> String { "" }

    mutating func piece(_ piece: AnswerPiece, of name: String) -> String {
        switch piece {
        case .text(let text): write(text, of: name)
        case .reasoning: ""
        case .textWasReasoning where hasText: endLine() + "(what stands above was the model's reasoning)\n\n"
        case .textWasReasoning: ""
        }
    }

    mutating func finish(_ result: Described) -> String {
        var text = ""
        // Whoever gave no pieces still has an answer.
        if case .success(let answer) = result.outcome, !hasText { text = write(answer.text, of: result.name) }
        text += endLine()
        hasText = false
        return text
    }

    mutating func close() -> String { endLine() }

    private mutating func write(_ text: String, of name: String) -> String {
        var text = TerminalText.clean(text)
        var start = ""
        if !hasText {
            text = String(text.drop(while: \.isNewline))
            guard !text.isEmpty else { return "" }
            if hasHeadings { start = (hasBegun ? "\n" : "") + "## \(OneLine.clean(name))\n\n" }
            (hasBegun, hasText) = (true, true)
        }
        if let last = text.last { isInLine = !last.isNewline }
        return start + text
    }

    private mutating func endLine() -> String {
        defer { isInLine = false }
        return isInLine ? "\n" : ""
    }
}
