/// One line of a router's table.
public struct Route: Sendable, CustomStringConvertible {
    let method: Method
    let pattern: PathPattern
    let bodyLimit: Int
    let handler: Handler

    /// - Parameter bodyLimit: the largest request body, in bytes, that is read.
    public init(_ method: Method, _ pattern: String, bodyLimit: Int = 64 * 1024, _ handler: @escaping Handler) {
        self.method = method
        self.pattern = PathPattern(pattern)
        self.bodyLimit = bodyLimit
        self.handler = handler
    }

    /// Method and pattern as a table has them: `POST /a/{id}/stop`.
    public var description: String { "\(methodName) \(path)" }

    public var methodName: String { method.text }
    /// The pattern, with its placeholders.
    public var path: String { pattern.description }

    /// The same line of the table with `middleware` around its handler.
    public func wrapped(_ middleware: Middleware) -> Route { Route(self, handler: middleware(handler)) }

    private init(_ other: Route, handler: @escaping Handler) {
        method = other.method
        pattern = other.pattern
        bodyLimit = other.bodyLimit
        self.handler = handler
    }

    public static func get(_ pattern: String, _ handler: @escaping Handler) -> Route {
        Route(.get, pattern, handler)
    }

    public static func post(_ pattern: String, bodyLimit: Int = 64 * 1024, _ handler: @escaping Handler) -> Route {
        Route(.post, pattern, bodyLimit: bodyLimit, handler)
    }
}
