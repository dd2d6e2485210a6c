import Bytes
import Loop
import Testing
import Vignette

@testable import Vision

/// Errors before the first word: each has the code that the same error has elsewhere, and none of the service's words.
@Suite(.timeLimit(.minutes(5))) struct PassedFailureTests {
    private static let canary = "canary-5d1f"

    private func expect(_ recorded: RecordedError, streams: Bool) async throws {
        // What it says is marked, so that it can be told from ours.
        let server = try FaultServer { request in
            if request.path.hasSuffix("/models") { return .seeing("m", "n") }
            let type = recorded.body.hasPrefix("<") ? "text/html" : "application/json"
            return .body(
                recorded.status, type: type, Array(recorded.body.utf8),
                fields: recorded.fields.map { ($0.name, $0.value) } + [("X-Leak", Self.canary)])
        }
        let service = try TestEndpoint(server) { $0.key = Secret(Self.canary) }
        let expected = Trouble.passedFailure(
            recorded.error, in: service.endpoint.context(model: nil, pictures: 0))
        let answer = try await service.passed(streams: streams)
        #expect(answer.chunks.isEmpty)
        let failure = try #require(answer.failure, "\(recorded)")
        #expect(failure.code == expected.code && failure.status == expected.status, "\(recorded)")
        #expect(!"\(failure.message)\(failure.advice)\(failure.detail ?? "")".contains(Self.canary))
        #expect(server.requests.count == 1, "nothing is asked for again")
    }

    @Test(arguments: RecordedError.all) func `errors that were recorded`(_ recorded: RecordedError) async throws {
        try await expect(recorded, streams: true)
        if recorded.status != 200 { try await expect(recorded, streams: false) }
    }

    @Test func `LM Studio says with 200 that it cannot see`() async throws {
        let body = Envelope.lmStudio("The Vision add-on is not loaded, but images were provided for processing")
        for streams in [true, false] {
            let server = try FaultServer { _ in .json(200, body) }
            let answer = try await TestEndpoint(server).passed(streams: streams)
            #expect(answer.failure?.code == .modelCannotSee && answer.failure?.status == 422)
        }
        let stream = try FaultServer { _ in .stream(["event: error\ndata: \(body)\n\n"]) }
        #expect(try await TestEndpoint(stream).passed().failure?.code == .modelCannotSee)
    }

    @Test(arguments: [
        ("429", Failure.Code.rateLimited), ("503", .upstreamOverloaded), ("401", .upstreamAuth),
        ("500", .upstreamError),
    ])
    func `the first event of a stream may be the error`(code: String, expected: Failure.Code) async throws {
        let server = try FaultServer { _ in
            .lines(": ping", #"data: {"error":{"message":"\#(Self.canary)","type":null,"code":"\#(code)"}}"#)
        }
        let service = try TestEndpoint(server)
        let answer = try await service.pass()
        let failure = await #expect(throws: Failure.self) { _ = try await answer.begins(within: .seconds(200)) }
        #expect(failure?.code == expected && failure?.message.contains(Self.canary) == false)
        let again = await #expect(throws: Failure.self) { _ = try await answer.next() }
        #expect(again == failure)
    }

    @Test(arguments: [true, false]) func `a status counts although its text breaks off`(streams: Bool) async throws {
        let reply = FaultReply.steps([
            FaultReply.head(429, [("Content-Length", "500"), ("Retry-After", "7")]), .send("{\"error\":{\"mess"),
            .reset,
        ])
        let server = try FaultServer { _ in reply }
        let answer = try await TestEndpoint(server).passed(streams: streams)
        #expect(answer.failure?.code == .rateLimited && answer.failure?.retryAfter == 7)
    }

    @Test(arguments: [true, false]) func `an error that does not end is told all the same`(streams: Bool) async throws {
        let server = try FaultServer { _ in
            .steps([FaultReply.chunkedHead(429), .chunk(#"{"error":{"message":"slow down"}}"#), .hold])
        }
        let service = try TestEndpoint(server)
        let began = Moment.now()
        #expect(try await service.passed(streams: streams).failure?.code == .rateLimited)
        #expect(Moment.now().since(began) < .seconds(60))
        try await server.until { $0.left == 1 }
    }

    @Test(arguments: [
        (400, "tools[0].function.name", "tools[0].function.name"), (422, "response_format", "response_format"),
        (400, nil, nil), (400, "a b", nil), (400, "<b>", nil), (400, "", nil), (409, canary, nil),
        (400, String(repeating: "x", count: 101), nil),
        (400, String(repeating: "x", count: 100), String(repeating: "x", count: 100)),
    ])
    func `what the service calls wrong is wrong here too`(status: Int, param: String?, field: String?) async throws {
        let server = try FaultServer { _ in .refusal(status, "Unknown thing \(Self.canary)", param: param) }
        let service = try TestEndpoint(server) { $0.key = Secret(Self.canary) }
        let failure = try #require(try await service.passed().failure)
        #expect(failure.code == .invalidRequest && failure.status == 400 && failure.field == field)
        #expect(failure.message == "The model service did not take this request." && !failure.canRetry)
    }

    @Test(arguments: [401, 403, 404, 407, 408, 429, 500, 502]) func `other statuses keep their meaning`(status: Int)
        async throws
    {
        let server = try FaultServer { _ in .refusal(status, "Unknown thing", param: "tools") }
        #expect(try await TestEndpoint(server).passed().failure?.code != .invalidRequest)
    }

    private static let breaks: [(FaultReply, Failure.Code)] = [
        (FaultReply.steps([.close]), Failure.Code.upstreamUnreachable), (.steps([.reset]), .upstreamUnreachable),
        (.steps([.send("HTTP/1.1 200 OK\r\nA: b\r\n"), .close]), .answerInterrupted),
        (.steps([.send("hello\r\n\r\n"), .close]), .upstreamError),
        (.steps([FaultReply.chunkedHead(), .send("zz\r\nabc"), .hold]), .upstreamError),
        (.json(302, "", fields: [("Location", "http://127.0.0.1:1/")]), .notConfigured),
    ]

    @Test(arguments: breaks)
    func `connections that break before a word`(reply: FaultReply, code: Failure.Code) async throws {
        let server = try FaultServer { _ in reply }
        for streams in [true, false] {
            let answer = try await TestEndpoint(server).passed(streams: streams)
            #expect(answer.failure?.code == code && answer.chunks.isEmpty)
        }
    }

    @Test func `a key of the wrong kind is never told, wherever the service repeats it`() async throws {
        let key = "sk-\(Self.canary)"
        for reply in [
            FaultReply.refusal(401, "Incorrect API key provided: \(key)"), .refusal(400, "\(key) is no parameter"),
            .lines("data: \(key)"), .lines(FaultReply.half, "data: {\"error\":\"\(key)\"}"), .json(500, key),
        ] {
            let server = try FaultServer { _ in reply }
            let service = try TestEndpoint(server) { $0.key = Secret(key) }
            let failure = try #require(try await service.passed().failure)
            #expect(
                !"\(failure.message) \(failure.advice) \(failure.field ?? "") \(failure.detail ?? "")".contains(
                    Self.canary))
        }
    }

    @Test func `nobody there`() async throws {
        let server = try FaultServer { _ in .json(200, "{}") }
        let nowhere = try #require(BaseURL("http://127.0.0.1:1"))
        let service = try TestEndpoint(server) { $0.baseURL = nowhere }
        #expect(try await service.passed().failure?.code == .upstreamUnreachable)
    }
}
