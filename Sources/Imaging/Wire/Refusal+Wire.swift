internal import Bytes

extension Refusal {
    func write(to head: inout JSONObjectWriter) {
        head.string("reply", "refused")
        switch self {
        case .unsupported(let mediaType):
            head.string("why", "unsupported")
            head.string("type", mediaType)
        case .tooManyPixels(let limit, let actual): write("pixels", limit, actual, to: &head)
        case .sideTooLong(let limit, let actual): write("side", limit, actual, to: &head)
        case .tooManyFrames(let limit, let actual): write("frames", limit, actual, to: &head)
        case .damaged(let reason, let detail):
            head.string("why", "damaged")
            head.string("reason", reason.utf8Prefix(WireLimits.reason))
            head.string("detail", detail.utf8Prefix(WireLimits.detail))
        }
    }

    private func write(_ why: String, _ limit: Int, _ actual: Int, to head: inout JSONObjectWriter) {
        head.string("why", why)
        head.int("limit", limit)
        head.int("actual", actual)
    }

    init(_ head: WireObject) throws(WireError) {
        switch try head.string("why", atMost: WireLimits.name) {
        case "unsupported": self = .unsupported(mediaType: try head.mediaType("type"))
        case "pixels": self = .tooManyPixels(limit: try head.count("limit"), actual: try head.count("actual"))
        case "side": self = .sideTooLong(limit: try head.count("limit"), actual: try head.count("actual"))
        case "frames": self = .tooManyFrames(limit: try head.count("limit"), actual: try head.count("actual"))
        case "damaged":
            self = .damaged(
                reason: try head.string("reason", atMost: WireLimits.reason),
                detail: try head.string("detail", atMost: WireLimits.detail))
        default: throw .member("why")
        }
    }
}
