import TestSupport

/// Replies that go wrong in a way drawn by a seed.
struct FaultStorm {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed)
    }

    private static let statuses = [
        200, 200, 200, 200, 201, 204, 206, 301, 302, 304, 400, 401, 402, 403, 404, 405, 408, 409, 413, 418, 422, 429,
        451, 500, 501, 502, 503, 504, 529, 599,
    ]
    private static let bodies: [String] = [
        "", "{", "null", "[]", "{}", "\u{0}\u{1}\u{2}", "<html><body><h1>502 Bad Gateway</h1></body></html>",
        #"{"error":"text"}"#, #"{"error":{"message":"m","type":null,"param":null,"code":"500"}}"#,
        #"{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}"#,
        #"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#,
        #"{"detail":"Not Found"}"#, #"{"choices":[]}"#, #"{"choices":null}"#, #"{"choices":[{"message":null}]}"#,
        #"{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}"#,
        #"{"choices":[{"message":{"content":"<think>never closed"},"finish_reason":"length"}]}"#,
        "\u{1f}\u{8b}\u{8}gzip that is not undone", "data: {\"choices\":[{\"delta\":{\"content\":\"half",
        "data: {\"error\":{\"message\":\"boom\"}}\n\ndata: [DONE]\n\n", "event: error\ndata: {\"error\":\"x\"}\n\n",
        "error: {\"code\":500,\"message\":\"old\"}\n\n", ": only\n\n: life\n\n: signs\n\n", "data: [DONE]\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"Good text.\"}}]}\n\ndata: [DONE]\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"No end.\"}}]}\n\n",
    ]
    private static let fields: [(String, String)] = [
        ("Retry-After", "1"), ("Retry-After", "99999999999999999999"), ("Retry-After", "-5"), ("Retry-After", "soon"),
        ("Location", "http://127.0.0.1:1/"), ("Content-Encoding", "gzip"), ("Content-Type", "text/html"),
        ("Connection", "close"), ("X", String(repeating: "x", count: 9000)),
    ]

    mutating func reply() -> FaultReply {
        let status = pick(Self.statuses)
        let body = Array(pick(Self.bodies).utf8)
        let fields = (0..<Int.random(in: 0...2, using: &random)).map { _ in pick(Self.fields) }
        let whole = FaultReply.body(
            status, type: pick(["application/json", "text/event-stream"]), body, fields: fields)
        switch Int.random(in: 0..<14, using: &random) {
        case 0..<4: return whole
        case 4: return cut(whole, .close)
        case 5: return cut(whole, .reset)
        case 6: return cut(whole, .hold)
        case 7: return .steps([FaultReply.chunkedHead(status, fields: fields), .chunk(pick(Self.bodies)), .lastChunk])
        case 8:
            return .steps([FaultReply.chunkedHead(status), .chunk(pick(Self.bodies)), pick([.close, .reset, .hold])])
        case 9: return .steps([FaultReply.chunkedHead(status), .send("zz\r\nno chunk"), .close])
        case 10:
            return .steps([FaultReply.chunkedHead(status), .send("7fffffff\r\n"), .flood(0x61, count: 3 << 20), .close])
        case 11: return .steps([.send(noise()), pick([.close, .reset, .hold])])
        case 12: return .steps([.drip(bytes(of: whole), pause: .milliseconds(15)), .close])
        default: return .steps([.send("HTTP/1.1 200 OK\r\n"), .flood(0x41, count: 1 << 20), .close])
        }
    }

    /// As much of a reply as the random place says, and then something else.
    private mutating func cut(_ reply: FaultReply, _ end: FaultStep) -> FaultReply {
        let bytes = bytes(of: reply)
        return .steps([.send(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))), end])
    }

    private func bytes(of reply: FaultReply) -> [UInt8] {
        reply.steps.flatMap { step -> [UInt8] in if case .send(let bytes) = step { bytes } else { [] } }
    }

    private mutating func noise() -> [UInt8] {
        (0..<Int.random(in: 1...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &random)]
    }
}
