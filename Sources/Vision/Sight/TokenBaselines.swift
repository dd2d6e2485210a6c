/// How many tokens words alone cost a model: what an answer counts beyond that is for its pictures.
struct TokenBaselines: Sendable {
    /// By the words' digest, in the order they were learned.
    private var counts: [(words: String, tokens: Int)] = []
    private static let limit = 256

    /// What these words cost without a picture, where they were asked alone before.
    func count(of words: String) -> Int? {
        counts.first { $0.words == words }?.tokens
    }

    mutating func learn(_ words: String, tokens: Int) {
        counts.removeAll { $0.words == words }
        if counts.count >= Self.limit { counts.removeFirst() }
        counts.append((words, tokens))
    }

    /// More than words of so many bytes can cost, whatever they are; nil before anything was learned.
    ///
    /// Every token of text is at least a byte long, and what the service puts around the words is no more than what the
    /// cheapest of the known ones cost with it.
    func bound(forBytes count: Int) -> Int? {
        counts.map(\.tokens).min().map { $0 + count }
    }
}
