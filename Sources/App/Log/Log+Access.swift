internal import HTTP

extension Log {
    /// One answered request. The query is left out: it may hold what nobody should read later.
    func note(_ record: AccessRecord) {
        guard isOn(.info) else { return }
        let milliseconds = (record.outcome.duration / .microseconds(1)).rounded() / 1000
        info(
            "request",
            [
                "id": record.request.id, "client": record.request.client.address?.description ?? "local",
                "method": record.request.method.text, "path": record.request.path,
                "status": record.outcome.status.code, "bytes": record.outcome.bodyBytes, "ms": milliseconds,
                "broken": record.outcome.isComplete ? nil : true,
            ])
    }
}
