/// What one check found out: a line, with the way to mend it where something is wrong.
struct Finding: Sendable, Equatable {
    enum Mark: String, Sendable {
        case ok
        /// It works, but somebody should know.
        case warning
        case failure = "FAIL"
    }

    let mark: Mark
    /// What was looked at, in a word or two.
    let subject: String
    let text: String
    let advice: String?

    /// What is said where nobody knows better: whatever is wrong comes with something to do about it.
    private static let lastAdvice = "LOG_LEVEL=debug shows more."

    private init(_ mark: Mark, _ subject: String, _ text: String, _ advice: String? = nil) {
        self.mark = mark
        self.subject = subject
        self.text = text
        self.advice = mark == .ok ? nil : advice.flatMap { $0.isEmpty ? nil : $0 } ?? Self.lastAdvice
    }

    static func ok(_ subject: String, _ text: String) -> Finding {
        Finding(.ok, subject, text)
    }

    static func warning(_ subject: String, _ text: String, _ advice: String) -> Finding {
        Finding(.warning, subject, text, advice)
    }

    static func failure(_ subject: String, _ text: String, _ advice: String) -> Finding {
        Finding(.failure, subject, text, advice)
    }

    /// On one line, whatever it says.
    var line: String {
        let sentences = text + (advice.map { " " + $0 } ?? "")
        return mark.rawValue.padded(to: 9) + subject.padded(to: 12) + OneLine.clean(sentences)
    }
}
