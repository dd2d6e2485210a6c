internal import Bytes

/// What a passed question says, for those who read it here: moderation, and the built-in reader.
struct ReadQuestion: Sendable {
    /// All texts that a model would read, in their order.
    var texts: [JSONText] = []
    var pictures: [PassedPicture] = []
}
