/// A request: its head, whole, and its body, yet to be read.
public struct Request: Sendable {
    public var method: Method
    public var target: RequestTarget
    /// The minor version of HTTP/1: 0 or 1.
    public var minorVersion: Int
    public var fields: Fields
    public var body: RequestBody
    /// Who asks and how this server is called from outside: the peer's word, or a trusted proxy's.
    public var client: Client
    /// What the placeholders of the route's pattern stand for, decoded.
    public var parameters: [String: String] = [:]
    /// Names this request in log lines and answers.
    public var id = ""
    /// What its stages took; nil where nobody wants to know.
    public var trace: RequestTrace?

    public init(
        method: Method, target: RequestTarget, minorVersion: Int = 1, fields: Fields = Fields(),
        body: RequestBody = .empty, client: Client = Client(peer: .local)
    ) {
        self.method = method
        self.target = target
        self.minorVersion = minorVersion
        self.fields = fields
        self.body = body
        self.client = client
    }

    public var path: String { target.path }
}
