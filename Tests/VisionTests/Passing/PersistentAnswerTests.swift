import Bytes
import Testing
import Vignette

@testable import Vision

/// Questions that are asked again where the official clients would ask again.
@Suite(.timeLimit(.minutes(5))) struct PersistentAnswerTests {
    private static let whole = #"{"choices":[{"index":0,"message":{"content":"Red."},"finish_reason":"stop"}]}"#
    /// So that no test waits.
    private static let soon = ("retry-after-ms", "1")

    private func ask(_ server: FaultServer, key: Secret? = nil) async throws -> PassedReading {
        var question = PassedQuestion(
            pieces: [.text(Array(#"{"messages":[]}"#.utf8)[...])], model: "m", pictureCount: 0, streams: false)
        question.isPersistent = true
        question.key = key
        let test = try TestEndpoint(server) { settings in
            settings.key = Secret("own")
            settings.organisation = "ours"
            settings.headers = [
                EndpointSettings.Header(name: "Api-Key", value: Secret("canary")),
                EndpointSettings.Header(name: "X-Team", value: Secret("a")),
            ]
        }
        return try await PassedReading(try await test.endpoint.pass(question))
    }

    @Test(arguments: [
        (400, 1), (401, 1), (403, 1), (404, 1), (422, 1), (408, 3), (409, 3), (429, 3), (500, 3), (502, 3), (503, 3),
    ])
    func `asks as often as the clients do`(status: Int, attempts: Int) async throws {
        let server = try FaultServer { _ in .json(status, #"{"error":{"message":"boom"}}"#, fields: [Self.soon]) }
        let reading = try await ask(server)
        #expect(reading.failure != nil && reading.chunks.isEmpty)
        #expect(server.requests.count == attempts)
    }

    @Test(arguments: [(400, "true", 3), (503, "false", 1), (429, "maybe", 3)])
    func `the service can say whether`(status: Int, says: String, attempts: Int) async throws {
        let server = try FaultServer { _ in
            .json(status, "{}", fields: [Self.soon, ("x-should-retry", says)])
        }
        _ = try await ask(server)
        #expect(server.requests.count == attempts)
    }

    @Test func `gives the answer that comes in the end`() async throws {
        let server = try FaultServer { request in
            request.number < 2 ? .json(503, "{}", fields: [Self.soon]) : .json(200, Self.whole)
        }
        let reading = try await ask(server)
        #expect(reading.failure == nil && reading.chunks == [Self.whole])
        #expect(server.requests.count == 3)
    }

    @Test func `asks again where the connection breaks`() async throws {
        let server = try FaultServer { _ in .steps([FaultReply.head(200, [("content-length", "9")]), .close]) }
        #expect(try await ask(server).failure != nil)
        #expect(server.requests.count == 3)
    }

    @Test func `an answer that is none is not asked for again`() async throws {
        let server = try FaultServer { _ in .body(200, type: "text/html", Array("<html>hello</html>".utf8)) }
        #expect(try await ask(server).failure != nil)
        #expect(server.requests.count == 1)
    }

    @Test func `who brings a key asks with that one alone`() async throws {
        let server = try FaultServer { _ in .json(200, Self.whole) }
        _ = try await ask(server, key: Secret("theirs"))
        _ = try await ask(server)
        #expect(server.requests.map { $0["authorization"] } == ["Bearer theirs", "Bearer own"])
        #expect(server.requests.map { $0["api-key"] } == [nil, "canary"])
        #expect(server.requests.map { $0["openai-organization"] } == [nil, "ours"])
        #expect(server.requests.map { $0["x-team"] } == ["a", "a"])
    }

    @Test(arguments: [(1, 0.0, 500), (2, 0.0, 1000), (1, 0.5, 437), (9, 0.0, 8000)])
    func `waits longer each time, and not all together`(attempt: Int, random: Double, milliseconds: Int) {
        let pause = RetryVerdict(after: nil, isBroken: true).pause(after: attempt, random: random)
        #expect(Int(pause / .milliseconds(1)) == milliseconds)
    }

    @Test func `obeys pauses of up to a minute`() {
        let short = RetryVerdict(
            after: ReplyHead(status: 429, fields: [.init("retry-after", "60")]), isBroken: false)
        let long = RetryVerdict(
            after: ReplyHead(status: 429, fields: [.init("retry-after", "61")]), isBroken: false)
        #expect(short.pause == .seconds(60) && long.pause == nil && long.asksAgain)
    }
}
