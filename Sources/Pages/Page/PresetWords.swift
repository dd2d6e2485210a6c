/// What pages say of a recipe that comes with the program, beside what its file says.
///
/// A recipe that took the place of one under another title is somebody else's, of which nothing is known here.
struct PresetWords {
    let title: String
    /// What one gets.
    let explanation: String
    /// On the button, with `{}` for the pictures.
    let action: String
    /// Above the answer.
    let heading: String

    static func of(_ name: String, titled title: String) -> PresetWords? {
        all[name].flatMap { $0.title == title ? $0 : nil }
    }

    private static let all = [
        "describe": PresetWords(
            title: "Describe", explanation: "What is to be seen, from the whole to the parts", action: "Describe {}",
            heading: "Description"),
        "alt-text": PresetWords(
            title: "Alt text", explanation: "One sentence for those who cannot see it",
            action: "Write alt text for {}", heading: "Answer"),
        "read-text": PresetWords(
            title: "Read the text", explanation: "Every word, in its order", action: "Read {}", heading: "The text"),
        "compare": PresetWords(
            title: "Compare", explanation: "Two to four pictures, side by side", action: "Compare {}",
            heading: "Comparison"),
        "table": PresetWords(
            title: "Table", explanation: "Rows, columns, receipts and charts", action: "Make a table of {}",
            heading: "Table"),
        "ask": PresetWords(
            title: "Ask", explanation: "Your own question", action: "Ask about {}", heading: "Answer"),
    ]
}
