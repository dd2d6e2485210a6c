internal import Bytes

/// One text of a question that a model would read.
struct ReadText: Sendable {
    let text: JSONText
    /// What the user says, not what the program says or an earlier answer did.
    var isUsers = false

    var string: String { text.string }
}
