/// One answered request, for the log.
public struct AccessRecord: Sendable {
    public let request: Request
    public let outcome: ResponseOutcome
}

/// Reports every request once its answer has been sent, or broken off.
public func accessLog(_ report: @escaping @Sendable (AccessRecord) -> Void) -> Middleware {
    { next in
        { request in
            var response = try await next(request)
            let inner = response.onEnd
            response.onEnd = { outcome in
                inner?(outcome)
                report(AccessRecord(request: request, outcome: outcome))
            }
            return response
        }
    }
}
