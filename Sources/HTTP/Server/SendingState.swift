/// How far an answer has been sent.
struct SendingState: Sendable {
    let framing: ResponseHead.Framing
    /// Whether body bytes follow the head.
    let hasBody: Bool
    /// Bytes of the body that count as sent.
    var bodyBytes = 0
    var isComplete = false
    /// What the socket did not take at once: of the head, and of the body from `restStart` on.
    var restOfHead: [UInt8] = []
    var restOfBody: [UInt8] = []
    var restStart = 0

    init(framing: ResponseHead.Framing, hasBody: Bool) {
        self.framing = framing
        self.hasBody = hasBody
    }
}
