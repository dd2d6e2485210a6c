/// Names every request: by the name that a trusted proxy gave it, else by 64 random bits. The answer says it too.
public func requestIDs(_ next: @escaping Handler) -> Handler {
    { request in
        var request = request
        let given = request.client.isForwarded ? request.fields[.xRequestID] : nil
        request.id = given.flatMap { isSound($0) ? $0 : nil } ?? String(UInt64.random(in: 0 ... .max), radix: 36)
        var response = try await next(request)
        response.fields[.xRequestID] = request.id
        return response
    }
}

private func isSound(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 64 && id.utf8.allSatisfy { $0.isUnreserved }
}
