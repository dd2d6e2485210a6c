internal import Bytes
internal import Vignette

/// What a passed question says, for those who read it here: moderation, and the built-in reader.
struct ReadQuestion: Sendable {
    /// All texts that a model would read, in their order.
    var texts: [ReadText] = []
    var pictures: [PassedPicture] = []

    /// What the user says last; nil where that is nothing.
    var prompt: JSONText? { texts.last(where: \.isUsers)?.text }

    /// What the pictures cost about; nil where there are none.
    var imageTokens: Int? {
        pictures.isEmpty ? nil : pictures.reduce(0) { $0 + TokenEstimate.tokens(for: $1.size) }
    }
}
