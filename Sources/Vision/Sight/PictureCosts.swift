internal import Vignette

/// What pictures have cost a model in tokens, and so what another one costs at least.
///
/// A larger picture never costs less than a smaller one, whether a model looks at all of them in one size or in their
/// own; so what the dearest of the smaller ones cost is a bound. A quarter less leaves room for how models round.
struct PictureCosts: Sendable {
    private var samples: [(pixels: Int, tokens: Int)] = []
    private static let limit = 16

    /// The least that these pictures cost together; every picture costs a token.
    func least(for pictures: [Picture]) -> Int {
        pictures.reduce(0) { $0 + least(forPixels: $1.size.pixels) }
    }

    private func least(forPixels pixels: Int) -> Int {
        let known = samples.filter { $0.pixels <= pixels }.map(\.tokens).max() ?? 0
        return max(1, Self.share(of: known))
    }

    mutating func learn(_ picture: Picture, tokens: Int) {
        let pixels = picture.size.pixels
        // What a smaller picture cost more than this was not the rule.
        samples.removeAll { $0.pixels == pixels || ($0.pixels < pixels && $0.tokens > tokens) }
        if samples.count >= Self.limit { samples.removeFirst() }
        samples.append((pixels, tokens))
    }

    /// What is clearly less than so many tokens is less than this.
    static func share(of tokens: Int) -> Int { tokens * 3 / 4 }
}

extension PictureSize {
    fileprivate var pixels: Int { width * height }
}
