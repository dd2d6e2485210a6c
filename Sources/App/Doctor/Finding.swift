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

    static func ok(_ subject: String, _ text: String) -> Finding {
        Finding(mark: .ok, subject: subject, text: text, advice: nil)
    }

    static func warning(_ subject: String, _ text: String, _ advice: String) -> Finding {
        Finding(mark: .warning, subject: subject, text: text, advice: advice)
    }

    static func failure(_ subject: String, _ text: String, _ advice: String) -> Finding {
        Finding(mark: .failure, subject: subject, text: text, advice: advice)
    }

    /// On one line, whatever it says.
    var line: String {
        let sentences = text + (advice.map { " " + $0 } ?? "")
        return mark.rawValue.padded(to: 9) + subject.padded(to: 12) + OneLine.clean(sentences)
    }
}
