/// An answer. The server adds Date, the framing and what HEAD, ranges and conditions ask for.
public struct Response: Sendable {
    public var status: Status
    public var fields: Fields
    public var body: ResponseBody
    /// Called once when the last byte has left, or when it is certain that it never will.
    public var onEnd: (@Sendable (ResponseOutcome) -> Void)?

    public init(_ status: Status, fields: Fields = Fields(), body: ResponseBody = .empty) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    public init(_ status: Status = .ok, text: String) {
        self.init(status, bytes: Array(text.utf8), type: "text/plain; charset=utf-8")
    }

    public init(_ status: Status = .ok, bytes: [UInt8], type: String) {
        self.init(status, body: .bytes(bytes))
        fields.append(.contentType, type)
    }
}
