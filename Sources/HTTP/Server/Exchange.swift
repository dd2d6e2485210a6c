internal import Loop

/// One request and its answer, from the end of the request's head to the end of the answer.
///
/// A class, so that the connection's task keeps one reference across its suspensions, not copies of all this. It belongs
/// to its connection's loop.
final class Exchange {
    /// Tells it from the ones before on the same connection.
    let number: Int
    let request: Request
    let began: Moment
    /// The body of the request, while it has one.
    var incoming: IncomingBody?
    var response: Response
    /// The body of the answer, while it is streamed.
    var outgoing: OutgoingBody?
    /// Whether the connection can carry another exchange after this one.
    var keepsAlive: Bool

    // How far the answer has been sent.
    var framing = ResponseHead.Framing.none
    /// Whether body bytes follow the answer's head.
    var hasBody = false
    var bodyBytes = 0
    var isComplete = false
    /// What the socket did not take at once: of the head, and of the body from `restStart` on.
    var restOfHead: [UInt8] = []
    var restOfBody: [UInt8] = []
    var restStart = 0

    init(number: Int, request: Request, incoming: IncomingBody?, keepsAlive: Bool, began: Moment) {
        self.number = number
        self.request = request
        self.incoming = incoming
        self.keepsAlive = keepsAlive
        self.began = began
        response = Response(.internalServerError)
    }

    /// Answers something else than the handler said, under the same name and into the same log.
    func replaceResponse(_ other: Response) {
        let id = response.fields[.xRequestID]
        let onEnd = response.onEnd
        response = other
        if let id { response.fields[.xRequestID] = id }
        if let onEnd { response.onEnd = onEnd }
    }

    /// Tells whoever wants to know what became of the answer.
    func report() {
        guard let onEnd = response.onEnd else { return }
        onEnd(
            ResponseOutcome(
                status: response.status, bodyBytes: bodyBytes, isComplete: isComplete,
                duration: Moment.now().since(began), requestBytes: incoming?.received ?? 0))
    }
}
