import TestSupport

/// Replies that go wrong in a way drawn by a seed, each with the ends that are right for it.
struct FaultStorm {
    var random: SeededGenerator
    /// Replies are drawn for a question that wants a stream, or for one that does not.
    let streams: Bool

    init(seed: UInt64, streams: Bool) {
        random = SeededGenerator(seed)
        self.streams = streams
    }

    /// Half of them success: bodies matter most there.
    private static let statuses =
        [Int](repeating: 200, count: 24) + [
            201, 204, 206, 301, 302, 304, 400, 401, 402, 403, 404, 405, 408, 409, 413, 418, 422, 429, 451, 500, 501,
            502,
            503, 504, 529, 599,
        ]
    private static let fields: [(String, String)] = [
        ("Retry-After", "1"), ("Retry-After", "99999999999999999999"), ("Retry-After", "-5"), ("Retry-After", "soon"),
        ("Location", "http://127.0.0.1:1/"), ("Content-Encoding", "gzip"), ("Content-Type", "text/html"),
        ("Connection", "close"), ("X", String(repeating: "x", count: 9000)),
    ]
    private static let interim = [
        "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n",
    ]

    mutating func fault() -> DrawnFault {
        switch Int.random(in: 0..<22, using: &random) {
        case 0..<4: return whole(by: .length)
        case 4: return whole(by: .chunks)
        case 5: return interimFirst()
        case 6: return cut(.close)
        case 7: return cut(.reset)
        case 8: return cut(.hold)
        case 9: return unfinishedChunks()
        case 10: return brokenChunks()
        case 11: return endlessChunk()
        case 12: return noise()
        case 13: return drip(size: 1, pause: .milliseconds(15))
        case 14: return drip(size: 24, pause: .milliseconds(1))
        case 15: return endlessField()
        case 16..<18: return stubborn()
        default: return answer()
        }
    }

    /// The same as a reply to being asked for the list of models.
    mutating func listFault() -> DrawnFault {
        guard Int.random(in: 0..<3, using: &random) > 0 else { return list() }
        while true {
            if let fault = fault().asList { return fault }
        }
    }

    private mutating func list() -> DrawnFault {
        let (text, right) = pick([
            (#"{"data":[{"id":"m"}]}"#, "answer"), (#"{"data":[{"id":"m"},{"id":"n"}]}"#, "not_configured"),
            (#"{"data":null}"#, "answer"), (#"{"data":[null,7,{},{"id":""},{"id":"m"}]}"#, "answer"),
            (#"{"models":["m"]}"#, "answer"), (#"{"data":[{"id":"a\u0000b"}]}"#, "answer"),
        ])
        return DrawnFault(FaultReply.json(200, text).steps, [right])
    }

    // MARK: - Replies that are whole

    private enum Framing {
        case length
        case chunks
    }

    private mutating func whole(by framing: Framing) -> DrawnFault {
        let said = said(pick(Self.statuses))
        let bytes = framing == .length ? head(said) + said.bytes : chunked(said.status) + chunk(said.bytes) + lastChunk
        return DrawnFault([.send(bytes)], said.whole, asList: said.wholeAsList)
    }

    private mutating func interimFirst() -> DrawnFault {
        let said = said(pick(Self.statuses))
        let steps = [FaultStep.send(pick(Self.interim)), .send(head(said) + said.bytes)]
        return DrawnFault(steps, said.whole, asList: said.wholeAsList)
    }

    private mutating func answer() -> DrawnFault {
        let text = pick(["A boat.", "Ein Boot \u{1F6A2} auf See.", "<think>Hm.</think>A boat.", "{\"a\": [1]}"])
        let reasoning = pick([nil, nil, "I see."])
        let (finish, prompt) = (pick(["stop", "length"]), pick([nil, 0, 9, 900]))
        return DrawnFault(["answer"]) {
            .answer(text, to: $0, reasoning: reasoning, finish: finish, prompt: prompt)
        }
    }

    /// Refuses some members of a question, as long as they are in it.
    private mutating func stubborn() -> DrawnFault {
        let count = Int.random(in: 1...StubbornMember.allCases.count, using: &random)
        let members = Array(StubbornMember.allCases.shuffled(using: &random).prefix(count))
        return DrawnFault(["answer"]) { asked in
            members.first { $0.stands(in: asked) }?.refusal ?? .answer("At last.", to: asked)
        }
    }

    // MARK: - Replies that break off

    /// As much of a reply as the random place says, and then something else.
    private mutating func cut(_ end: FaultEnd) -> DrawnFault {
        let said = said(pick(Self.statuses))
        let head = head(said)
        let bytes = head + said.bytes
        let count = Int.random(in: 0...bytes.count, using: &random)
        let sent = Array(bytes.prefix(count))
        if count == bytes.count || count >= head.count && !said.hasBody {
            // Held as well it would swallow the next question of this connection.
            let steps = [FaultStep.send(sent), (end == .hold ? FaultEnd.close : end).step]
            return DrawnFault(steps, said.whole, asList: said.wholeAsList)
        }
        let right: Set<String> =
            if !sent.contains(0x0A) {
                // Not even a first line.
                [end == .hold ? "upstream_timeout" : "upstream_unreachable"]
            } else {
                count < head.count ? [end.code] : said.partial(end)
            }
        return DrawnFault(
            [.send(sent), end.step], right, asList: count < head.count ? right : said.asList(right), lasts: end == .hold
        )
    }

    private mutating func unfinishedChunks() -> DrawnFault {
        let said = said(pick(SaidReply.statusesWithBody(Self.statuses)))
        let end = pick([FaultEnd.close, .reset, .hold])
        let steps = [FaultStep.send(chunked(said.status) + chunk(said.bytes)), end.step]
        // Who streams knows the end when it comes, whether or not the connection does.
        if said.isSuccess, streams, said.body.endsItself { return DrawnFault(steps, said.whole) }
        let mayBeWhole = said.isSuccess && streams && said.body.isOneAnswer
        let right = said.partial(end).union(mayBeWhole ? said.whole : [])
        return DrawnFault(steps, right, asList: said.asList(right), lasts: end == .hold)
    }

    private mutating func brokenChunks() -> DrawnFault {
        let said = said(pick(SaidReply.statusesWithBody(Self.statuses)))
        // Where libcurl has sent again on a new connection, its words are still those of the first failure, and only its
        // words tell broken chunks from a broken connection.
        let right = Set(["upstream_error", "answer_interrupted"]).union(said.isSuccess ? [] : said.refused)
        let steps = [FaultStep.send(chunked(said.status) + Array("zz\r\nno chunk".utf8)), .close]
        return DrawnFault(steps, right, asList: said.asList(right))
    }

    private mutating func endlessChunk() -> DrawnFault {
        let status = pick(SaidReply.statusesWithBody(Self.statuses))
        let said = SaidReply(status: status, body: .endless)
        let right = said.isSuccess && !streams ? said.whole.union(["answer_interrupted"]) : said.whole
        let head = FaultStep.send(chunked(status) + Array("7fffffff\r\n".utf8))
        let asList = said.isSuccess ? ["answer_interrupted"] : said.wholeAsList
        return DrawnFault([head, .flood(0x61, count: 3 << 20), .close], right, asList: asList)
    }

    private mutating func drip(size: Int, pause: Duration) -> DrawnFault {
        let said = said(pick(SaidReply.statusesWithBody(Self.statuses)), isShort: size > 1)
        let steps = [FaultStep.drip(head(said) + said.bytes, size: size, pause: pause), .close]
        guard size > 1 else { return DrawnFault(steps, ["upstream_timeout"], lasts: true) }
        return DrawnFault(steps, said.whole, asList: said.wholeAsList)
    }

    private mutating func endlessField() -> DrawnFault {
        let head = FaultStep.send("HTTP/1.1 \(pick(Self.statuses)) Said\r\n")
        return DrawnFault([head, .flood(0x41, count: 1 << 20), .close], ["upstream_error"])
    }

    private mutating func noise() -> DrawnFault {
        let bytes = (0..<Int.random(in: 1...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        let end = pick([FaultEnd.close, .reset, .hold])
        guard "HTTP/1.1 ".utf8.starts(with: bytes) else {
            return DrawnFault([.send(bytes), end.step], ["upstream_error"])
        }
        let right = end == .hold ? "upstream_timeout" : "upstream_unreachable"
        return DrawnFault([.send(bytes), end.step], [right], lasts: end == .hold)
    }

    // MARK: - Parts

    private mutating func said(_ status: Int, isShort: Bool = false) -> SaidReply {
        var said = SaidReply(status: status, body: pick(SaidBody.all))
        let fields = (0..<Int.random(in: 0...2, using: &random)).map { _ in pick(Self.fields) }
        said.fields = isShort ? fields.filter { $0.1.utf8.count < 100 } : fields
        said.type = pick(["application/json", "text/event-stream"])
        return said
    }

    private func head(_ said: SaidReply) -> [UInt8] {
        let fields = [("Content-Type", said.type), ("Content-Length", "\(said.bytes.count)")] + said.fields
        return FaultReply.head(said.status, fields).bytes
    }

    private func chunked(_ status: Int) -> [UInt8] { FaultReply.chunkedHead(status).bytes }

    private var lastChunk: [UInt8] { FaultStep.lastChunk.bytes }

    /// An empty one would be the last.
    private func chunk(_ bytes: [UInt8]) -> [UInt8] {
        bytes.isEmpty ? [] : FaultStep.chunk(String(decoding: bytes, as: UTF8.self)).bytes
    }

    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &random)]
    }
}
