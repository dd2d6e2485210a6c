/// A part of a sentence by which a service's error is recognised, in lower case; ` * ` stands for some words between.
struct Wording: Sendable, ExpressibleByStringLiteral {
    /// As far apart two parts may stand: about a line.
    private static let gap = 160
    private let parts: [[UInt8]]

    init(stringLiteral text: String) {
        parts = text.split(separator: " * ").map { Array($0.utf8) }
    }

    /// Whether the parts stand in `text` in their order.
    func stands(in text: FoldedText) -> Bool {
        guard let first = parts.first, var end = text.end(of: first) else { return false }
        while true {
            var next: Int? = end
            for part in parts.dropFirst() {
                guard let from = next else { break }
                next = text.end(of: part, from: from, before: from + Self.gap + part.count)
            }
            if next != nil { return true }
            // Not near this one; the first part may stand again further on.
            guard parts.count > 1, let again = text.end(of: first, from: end) else { return false }
            end = again
        }
    }
}
