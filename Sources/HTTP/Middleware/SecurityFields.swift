/// Adds fields to every answer that does not have its own.
public func securityFields(_ fields: [(FieldName, String)]) -> Middleware {
    { next in
        { request in
            var response = try await next(request)
            for (name, value) in fields where !response.fields.contains(name) {
                response.fields.append(name, value)
            }
            return response
        }
    }
}
