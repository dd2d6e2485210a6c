/// How much of a request head is taken.
public struct ParserLimits: Sendable {
    /// Of the request line without its end: 414 beyond. RFC 9112 §3 asks for at least 8000.
    public var requestLine = 8 * 1024
    /// Of one field line: 431 beyond.
    public var fieldLine = 8 * 1024
    /// Of all field lines together: 431 beyond.
    public var fieldBlock = 32 * 1024
    public var fieldCount = 100
    /// Empty lines before the request line. RFC 9112 §2.2 asks for at least one.
    public var emptyLines = 2
    /// Chunk extensions of a message, and its trailers, each: 400 beyond.
    public var chunkExtensions = 4 * 1024
    public var trailers = 4 * 1024

    public init() {}
}
