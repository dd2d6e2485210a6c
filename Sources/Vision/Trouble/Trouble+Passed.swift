internal import Vignette

extension Trouble {
    /// Those whose meaning lies in the status, whatever was asked.
    private static let meaningful: Set = [401, 403, 404, 407, 408, 429]
    private static let longestField = 100

    /// The failure of a question that another program wrote: where the service calls that wrong, so is it here.
    static func passedFailure(_ error: UpstreamError, in context: TroubleContext) -> Failure {
        let status = error.effectiveStatus
        guard Trouble(error) == .other, (400..<500).contains(status), !meaningful.contains(status) else {
            return failure(error, in: context)
        }
        return Failure(
            .invalidRequest, message: "The model service did not take this request.",
            advice: "Correct it, or choose another model; whoever runs this server finds more in the log.",
            field: error.param.flatMap { field($0, context) }, detail: context.detail(error.logLine))
    }

    /// The service's name for what is at fault, if it can be nothing else than the place of a member.
    private static func field(_ param: String, _ context: TroubleContext) -> String? {
        let isPlain = param.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: ".[]_".utf8.contains(byte)
            }
        }
        guard isPlain, (1...longestField).contains(param.utf8.count) else { return nil }
        return context.log.clean(param) == param ? param : nil
    }
}
