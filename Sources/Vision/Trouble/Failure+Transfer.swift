internal import Vignette

extension Failure {
    /// The failure that an exchange without a whole reply ends in.
    init(_ error: TransferError, in context: TroubleContext) {
        let detail = context.detail(error.detail)
        let (host, port) = (context.baseURL.host, context.baseURL.port)
        self =
            switch error.kind {
            case .unreachable:
                .upstreamUnreachable(
                    host: host, port: port,
                    loopbackInContainer: context.isContained && context.baseURL.isLoopback, detail: detail)
            case .unknownHost: .upstreamUnknownHost(host, isContained: context.isContained, detail: detail)
            case .insecure: .upstreamInsecure(host: host, port: port, detail: detail)
            case .proxy: .upstreamBehindProxy(host: host, detail: detail)
            case .timeout(let limit, let stage):
                .upstreamTimeout(after: max(1, RetryAfter.seconds(limit)), reached: Reached(stage), detail: detail)
            case .cut:
                error.hasReceived ? Failure(.answerInterrupted, detail: detail) : .upstreamHungUp(detail: detail)
            case .malformed: .upstreamUnreadable(detail: detail)
            case .unusable: Failure(.internal, detail: detail)
            }
    }
}

extension Failure.Reached {
    init(_ stage: TransferError.Stage) {
        self =
            switch stage {
            case .connecting: .nothing
            case .waiting: .accepted
            case .receiving: .answering
            case .whole: .unfinished
            }
    }
}
