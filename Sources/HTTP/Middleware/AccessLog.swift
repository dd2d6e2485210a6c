/// One answered request, for the log.
public struct AccessRecord: Sendable {
    public let request: Request
    public let outcome: ResponseOutcome
}

/// Reports every request once its answer has been sent, or broken off.
public func accessLog(_ report: @escaping @Sendable (AccessRecord) -> Void) -> Middleware {
    { next in
        { request in
            var request = request
            request.trace = RequestTrace()
            let traced = request
            var response = try await next(traced)
            let inner = response.onEnd
            response.onEnd = { outcome in
                inner?(outcome)
                report(AccessRecord(request: traced, outcome: outcome))
            }
            return response
        }
    }
}
