/// How much of a reply is read, in bytes.
struct DialectLimits: Sendable, Equatable {
    /// One line of a stream, and the data of one event.
    var line = 1 << 20
    /// An answer, with its reasoning and white space.
    var text = 2 << 20
    /// A reply in one JSON text.
    var body = 8 << 20
}
