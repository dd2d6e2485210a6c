internal import HTTP

extension Log {
    /// One answered request. The query is left out: it may hold what nobody should read later.
    ///
    /// Behind the whole time stand the stages that were noted, always in this order: reading the body, preparing its
    /// pictures, moderation, the service's first piece, its whole answer. Only these names are known here.
    func note(_ record: AccessRecord) {
        guard isOn(.info) else { return }
        let stages = record.request.trace?.stages ?? []
        let stage = { (name: String) in stages.first { $0.name == name }?.duration.milliseconds }
        info(
            "request",
            [
                "id": record.request.id, "client": record.request.client.address?.description ?? "local",
                "method": record.request.method.text, "path": record.request.path,
                "status": record.outcome.status.code, "bytes": record.outcome.bodyBytes,
                "ms": record.outcome.duration.milliseconds,
                "body_ms": stage("body"), "pictures_ms": stage("pictures"),
                "moderation_ms": stage("moderation"), "first_ms": stage("first"), "answer_ms": stage("answer"),
                "broken": record.outcome.isComplete ? nil : true,
            ])
    }
}

extension Duration {
    /// To three places.
    fileprivate var milliseconds: Double { (self / .microseconds(1)).rounded() / 1000 }
}
