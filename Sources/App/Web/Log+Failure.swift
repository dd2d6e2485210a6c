internal import HTTP
internal import Vignette

extension Log {
    /// What a handler tells the sender itself, after its detail went here; nil for what is wrong with this server, which
    /// is told, and logged, where every such fault is.
    func told(_ error: any Error, to request: Request) -> Failure? {
        let failure = Failure(error, host: request.client.host)
        guard failure.code != .internal else { return nil }
        note(failure, to: request)
        return failure
    }

    /// What of a failure is not for its sender.
    func note(_ failure: Failure, to request: Request) {
        guard let detail = failure.detail else { return }
        warning(
            "failure", ["id": request.id, "path": request.path, "code": failure.code.rawValue, "detail": detail])
    }
}
