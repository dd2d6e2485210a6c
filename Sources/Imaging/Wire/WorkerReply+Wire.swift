internal import Bytes

extension WorkerReply {
    /// The message that says this. Texts past their limits are cut, so that a worker can always say what it found.
    ///
    /// Throws `.notFinite` if a measurement is infinite or no number, `.tooLong` if a list makes the head too long.
    public func frame() throws(WireError) -> WireFrame {
        var payload: [UInt8] = []
        let head: [UInt8]
        do throws(JSONError) {
            head = try JSONWriter().object { (head: inout JSONObjectWriter) throws(JSONError) in
                switch self {
                case .ready(let report): report.write(to: &head)
                case .prepared(let prepared): prepared.write(to: &head, &payload)
                case .read(let reading): reading.write(to: &head, &payload)
                case .looked(let look): try look.write(to: &head)
                case .refused(let refusal): refusal.write(to: &head)
                }
            }
        } catch {
            throw .notFinite
        }
        let frame = WireFrame(head: head, payload: payload)
        try frame.header.check(payloadLimit: Int(UInt32.max))
        return frame
    }

    /// What a frame says, whoever sent it: a worker that a picture has taken over can send anything.
    public init(_ frame: consuming WireFrame) throws(WireError) {
        let head = try WireObject(head: frame.head)
        let kind = try head.string("reply", atMost: WireLimits.name)
        // Moved out, so that a picture can keep this memory instead of copying it.
        var payload: [UInt8] = []
        swap(&payload, &frame.payload)
        switch kind {
        case "prepared": self = .prepared(try Prepared(head, payload: payload))
        case "read": self = .read(try .init(head, payload: payload))
        default:
            guard payload.isEmpty else { throw .payload }
            switch kind {
            case "ready": self = .ready(try WorkerReport(head))
            case "looked": self = .looked(try .init(head))
            case "refused": self = .refused(try Refusal(head))
            default: throw .member("reply")
            }
        }
    }
}
