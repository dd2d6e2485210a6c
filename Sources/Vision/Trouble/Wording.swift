internal import Bytes

/// A part of a sentence by which a service's error is recognised, in lower case.
///
/// ` * ` stands for some words between, ` # ` for some that do not begin with the measure of a picture ("at most 10 MB").
/// A `|` at its end asks for the end of the sentence, or of what it lists.
struct Wording: Sendable, ExpressibleByStringLiteral {
    /// As far apart two parts may stand: about a line.
    private static let gap = 160
    private let parts: [[UInt8]]
    private let refusesMeasures: Bool
    private let isAtEnd: Bool

    init(stringLiteral text: String) {
        isAtEnd = text.hasSuffix("|")
        refusesMeasures = text.contains(" # ")
        parts = (isAtEnd ? String(text.dropLast()) : text).replacing(" # ", with: " * ").split(separator: " * ")
            .map { Array($0.utf8) }
    }

    /// Whether the parts stand in `text` in their order.
    func stands(in text: FoldedText) -> Bool {
        guard let first = parts.first, var end = text.end(of: first) else { return false }
        while true {
            if let last = rest(in: text, behind: end), !isAtEnd || text.endsSentence(at: last) { return true }
            // Not near this one; the first part may stand again further on.
            guard let again = text.end(of: first, from: end) else { return false }
            end = again
        }
    }

    /// The index behind the last of the other parts, each near the one before it.
    private func rest(in text: FoldedText, behind start: Int) -> Int? {
        var end = start
        for part in parts.dropFirst() {
            if refusesMeasures, text.isMeasure(at: end) { return nil }
            guard let next = text.end(of: part, from: end, before: end + Self.gap + part.count) else { return nil }
            end = next
        }
        return end
    }
}
