/// Answers a request. What it throws becomes an answer too.
public typealias Handler = @Sendable (Request) async throws -> Response

/// Makes a handler out of a handler: looks at the request before, at the answer after, or answers by itself.
public typealias Middleware = @Sendable (@escaping Handler) -> Handler

extension Array where Element == Middleware {
    /// Wraps `handler` so that the first middleware of the list is the outermost.
    public func wrap(_ handler: @escaping Handler) -> Handler {
        reversed().reduce(handler) { $1($0) }
    }
}
