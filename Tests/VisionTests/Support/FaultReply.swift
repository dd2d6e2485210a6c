/// What a `FaultServer` does with one request. Unless its steps end the connection, the next request is served on it.
struct FaultReply: Sendable {
    var steps: [FaultStep]

    static func steps(_ steps: [FaultStep]) -> FaultReply { FaultReply(steps: steps) }

    static func json(_ status: Int, _ text: String, fields: [(String, String)] = []) -> FaultReply {
        .body(status, type: "application/json", Array(text.utf8), fields: fields)
    }

    static func body(
        _ status: Int, type: String, _ body: [UInt8], fields: [(String, String)] = []
    ) -> FaultReply {
        let length = [("Content-Type", type), ("Content-Length", String(body.count))]
        return .steps([head(status, length + fields), .send(body)])
    }

    /// Server-sent events: each text is one chunk, sent as it stands.
    static func stream(_ chunks: [String], fields: [(String, String)] = []) -> FaultReply {
        .steps([chunkedHead(fields: fields)] + chunks.map { .chunk($0) } + [.lastChunk])
    }

    /// Status line and fields, with the blank line.
    static func head(_ status: Int, _ fields: [(String, String)]) -> FaultStep {
        .send("HTTP/1.1 \(status) Said\r\n" + fields.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n")
    }

    static func chunkedHead(_ status: Int = 200, fields: [(String, String)] = []) -> FaultStep {
        head(status, [("Content-Type", "text/event-stream"), ("Transfer-Encoding", "chunked")] + fields)
    }

    /// The same, with these steps behind.
    func then(_ more: FaultStep...) -> FaultReply {
        FaultReply(steps: steps + more)
    }
}
