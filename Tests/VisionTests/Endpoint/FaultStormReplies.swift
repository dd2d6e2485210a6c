/// A body of the storm: what it comes to as an answer, and what it says of an error's kind.
struct SaidBody: Sendable {
    let text: String
    /// The end under a status that means success.
    let inAnswer: Set<String>
    /// Of an error that it names itself, whatever the status.
    var named: String?
    /// The status in its code.
    var innerStatus: Int?
    var isPage = false
    /// An answer in one JSON text, which is whole when its text is, whatever becomes of the connection.
    var isOneAnswer: Bool { text.hasPrefix("{\"choices\":[{") }
    /// What those say whose address is wrong; other words are those of a service that does answer questions.
    var isOfMissingPage: Bool { text.isEmpty || isPage || text.contains("Not Found") }
    /// In a stream nothing more is waited for.
    var endsItself = false
    /// Text of an answer comes before anything ends it.
    var hasText = false

    init(_ text: String, _ inAnswer: Set<String>) {
        (self.text, self.inAnswer) = (text, inAnswer)
    }

    private func with(_ change: (inout SaidBody) -> Void) -> SaidBody {
        var body = self
        change(&body)
        return body
    }

    /// No line of it ever ends.
    static let endless = SaidBody("aaa", ["upstream_error"])

    private static let noChoice: Set = ["upstream_error"]
    private static let noEnd: Set = ["answer_interrupted"]
    private static let noText: Set = ["empty_answer"]

    static let all: [SaidBody] = [
        SaidBody("", ["answer_interrupted", "empty_answer"]),
        SaidBody("{", noChoice), SaidBody("null", noChoice), SaidBody("[]", noChoice), SaidBody("{}", noChoice),
        SaidBody("\u{0}\u{1}\u{2}", noChoice), SaidBody("\u{1f}\u{8b}\u{8}gzip that is not undone", noChoice),
        SaidBody("<html><body><h1>502 Bad Gateway</h1></body></html>", ["upstream_unreachable"])
            .with { $0.isPage = true },
        SaidBody(#"{"error":"text"}"#, noChoice),
        SaidBody(#"{"error":{"message":"m","type":null,"param":null,"code":"500"}}"#, noChoice)
            .with { $0.innerStatus = 500 },
        SaidBody(#"{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}"#, ["rate_limited"])
            .with { $0.named = "rate_limited" },
        SaidBody(
            #"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#,
            ["upstream_quota"]
        ).with { $0.named = "upstream_quota" },
        SaidBody(#"{"detail":"Not Found"}"#, noChoice), SaidBody(#"{"choices":[]}"#, noChoice),
        SaidBody(#"{"choices":null}"#, noChoice), SaidBody(#"{"choices":[{"message":null}]}"#, noText),
        SaidBody(#"{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}"#, noText),
        SaidBody(#"{"choices":[{"message":{"content":"<think>never closed"},"finish_reason":"length"}]}"#, noText),
        SaidBody(#"{"choices":[{"message":{"content":"Good text."},"finish_reason":"stop"}]}"#, ["answer"]),
        SaidBody("data: {\"choices\":[{\"delta\":{\"content\":\"half", noEnd),
        SaidBody("data: {\"error\":{\"message\":\"boom\"}}\n\ndata: [DONE]\n\n", noChoice)
            .with { $0.endsItself = true },
        SaidBody("event: error\ndata: {\"error\":\"x\"}\n\n", noChoice).with { $0.endsItself = true },
        SaidBody("error: {\"code\":500,\"message\":\"old\"}\n\n", noChoice)
            .with { ($0.endsItself, $0.innerStatus) = (true, 500) },
        SaidBody(": only\n\n: life\n\n: signs\n\n", noEnd),
        SaidBody("data: [DONE]\n\n", noText).with { $0.endsItself = true },
        SaidBody("data: {\"choices\":[{\"delta\":{\"content\":\"Good text.\"}}]}\n\ndata: [DONE]\n\n", ["answer"])
            .with { ($0.endsItself, $0.hasText) = (true, true) },
        SaidBody("data: {\"choices\":[{\"delta\":{\"content\":\"No end.\"}}]}\n\n", noEnd).with { $0.hasText = true },
    ]
}

/// A reply of the storm, and what it means: the contract once more, in other words than the program's.
struct SaidReply: Sendable {
    let status: Int
    let body: SaidBody
    var fields: [(String, String)] = []
    var type = "application/json"

    var bytes: [UInt8] { Array(body.text.utf8) }
    var isSuccess: Bool { (200..<300).contains(status) }
    /// RFC 9112 §6.3: these have none, whatever is sent.
    var hasBody: Bool { status != 204 && status != 304 }

    static func statusesWithBody(_ statuses: [Int]) -> [Int] {
        statuses.filter { $0 != 204 && $0 != 304 }
    }

    /// All of it came.
    var whole: Set<String> {
        guard isSuccess else { return [hasBody ? code(body) : code(nil)] }
        return hasBody ? body.inAnswer : ["answer_interrupted", "empty_answer"]
    }

    /// All of it came in place of the list: what is no list, or is not there, is none, and the service chooses its model
    /// by itself; an error is one.
    var wholeAsList: Set<String> {
        if isSuccess {
            return hasBody ? Set(["answer"]).union(body.isPage || body.named != nil ? body.inAnswer : []) : ["answer"]
        }
        return status < 500
            ? Set(whole.map { ["not_configured", "upstream_error"].contains($0) ? "answer" : $0 }) : whole
    }

    /// Not all of it came in place of the list: a status that says there is none is enough.
    func asList(_ right: Set<String>) -> Set<String> {
        isSuccess || status >= 500 ? right : right.union(["answer"])
    }

    /// The head came, and not all of the body.
    func partial(_ end: FaultEnd) -> Set<String> {
        guard isSuccess else { return refused.union([end.code]) }
        var right: Set = [end.code]
        // The text that came is there for all to see, whatever became of the rest.
        if body.hasText { right.insert("answer_interrupted") }
        return body.endsItself ? right.union(body.inAnswer.subtracting(["answer", "empty_answer"])) : right
    }

    /// By the status of an error, with the body or without it.
    var refused: Set<String> {
        let codes: Set = [code(body), code(nil)]
        // A sentence of its own says that somebody answers there.
        return status == 404 || status == 405 ? codes.union(["upstream_error"]) : codes
    }

    private func code(_ body: SaidBody?) -> String {
        if let named = body?.named { return named }
        if body?.isPage == true {
            if status >= 500 { return "upstream_unreachable" }
            if status == 403 { return "upstream_error" }
        }
        if status < 400, let inner = body?.innerStatus { return Self.code(inner) }
        if status == 404 || status == 405, let body, !body.isOfMissingPage { return "upstream_error" }
        return Self.code(status)
    }

    private static func code(_ status: Int) -> String {
        switch status {
        case 300...399, 404, 405, 501: "not_configured"
        case 401, 403: "upstream_auth"
        case 402: "upstream_quota"
        case 408, 504, 599: "upstream_timeout"
        case 413: "too_large"
        case 429: "rate_limited"
        case 502: "upstream_unreachable"
        case 503, 529: "upstream_overloaded"
        default: "upstream_error"
        }
    }
}
