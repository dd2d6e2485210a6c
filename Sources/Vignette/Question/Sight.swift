/// Whether a model sees the pictures it is sent.
public enum Sight: String, Sendable {
    case sees
    /// It never gets to see a picture.
    case blind
    /// It is said to see, or was seen to, and yet something speaks against it.
    case doubtful
    case unknown
}
