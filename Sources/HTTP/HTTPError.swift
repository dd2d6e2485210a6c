/// A request that cannot be served: the status to answer with, and a sentence for whoever sent it.
///
/// Thrown by parsers, bodies and handlers alike; the server turns it into an answer through its `errorResponse`.
public struct HTTPError: Error, Sendable, Equatable {
    public var status: Status
    public var message: String
    /// Seconds after which trying again makes sense.
    public var retryAfter: Int?
    /// The methods that a known path takes, for 405.
    public var allow: String?

    public init(_ status: Status, _ message: String, retryAfter: Int? = nil, allow: String? = nil) {
        self.status = status
        self.message = message
        self.retryAfter = retryAfter
        self.allow = allow
    }

    /// The plainest answer; `App` sends nicer ones.
    public var response: Response {
        var response = Response(status, text: message + "\n")
        if let retryAfter { response.fields[.retryAfter] = String(retryAfter) }
        if let allow { response.fields[.allow] = allow }
        return response
    }
}
