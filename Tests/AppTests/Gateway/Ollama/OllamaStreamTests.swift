import Bytes
import Testing
import Vignette
import Vision

@testable import App
@testable import HTTP

@Suite struct OllamaStreamTests {
    private static let body = #"{"model":"llava","prompt":"Hi"}"#

    @Test func `lets nothing end a line but its end`() async throws {
        let text = "a\u{85}b\u{2028}c\u{2029}d\r\ne\u{0B}\u{0C}\u{1C}\u{1E}"
        let desk = OllamaDesk([.piece(text), .thought(text), .end()])
        let reply = try await desk.post("/api/generate", Self.body)
        let lines = reply.text.split(omittingEmptySubsequences: false) { $0.isNewline }
        #expect(lines.count == 4)
        #expect(lines.last?.isEmpty == true)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        #expect(reply.lines.first?["response"]?.string == text)
        #expect(reply.lines.dropFirst().first?["thinking"]?.string == text)
    }

    @Test(arguments: [
        Failure.rateLimited(retryAfter: 3), Failure.upstreamUnreachable(host: "h", port: 1), Failure(.modelCannotSee),
    ])
    func `gives what fails before the first piece a status`(failure: Failure) async throws {
        let desk = OllamaDesk([.failure(failure)])
        for body in [Self.body, #"{"model":"llava","prompt":"Hi","stream":false}"#] {
            let reply = try await desk.post("/api/generate", body)
            #expect(reply.status == failure.status)
            #expect(reply.failure == failure)
        }
        #expect(desk.service.held.count == 0)
    }

    @Test func `ends with the failure once something was written`() async throws {
        let failure = Failure(.answerInterrupted, detail: "the service's own words")
        let desk = OllamaDesk([.piece("A "), .failure(failure), .piece("never")])
        let reply = try await desk.post("/api/generate", Self.body)
        #expect(reply.status == 200)
        #expect(reply.lines.count == 2)
        #expect(reply.lines.last?.object?.members.map(\.name.string) == ["error"])
        #expect(reply.lines.last?["error"]?.string == "\(failure.message) \(failure.advice)")
        #expect(!reply.text.contains("own words"))
    }

    @Test func `ends with a failure too where a tool was called wrongly`() async throws {
        let desk = OllamaDesk([
            .piece("A "), .delta(#"{"tool_calls":[{"function":{"name":"x","arguments":"{"}}]}"#), .end("tool_calls"),
        ])
        let reply = try await desk.post("/api/chat", #"{"model":"llava","messages":[{"role":"user"}]}"#)
        #expect(reply.lines.count == 2)
        #expect(reply.lines.last?["error"]?.string?.contains("no JSON object") == true)
    }

    @Test func `sends its head after a while even where nothing has come`() async throws {
        let desk = OllamaDesk([.silence])
        let response = try await desk.open(OllamaDesk.request("/api/generate", Array(Self.body.utf8)))
        #expect(response.status == .ok)
        #expect(desk.service.held.count == 1)
    }

    @Test func `lets go of the answer when its reader leaves`() async throws {
        let desk = OllamaDesk([.piece("A "), .silence])
        try await read(desk, until: "\"A \"")
        #expect(desk.service.held.count == 0)
    }

    /// Reads the answer until it holds `part`, then leaves.
    private func read(_ desk: OllamaDesk, until part: String) async throws {
        let response = try await desk.open(OllamaDesk.request("/api/generate", Array(Self.body.utf8)))
        guard case .stream(let length, let heartbeat, let write) = response.body else {
            Issue.record("no stream")
            return
        }
        #expect(length == nil)
        #expect(heartbeat == nil)
        let body = WatchedBody()
        let reading = Task { try await write(ResponseWriter(body)) }
        #expect(await body.until(part))
        reading.cancel()
        let outcome = await reading.result
        #expect(throws: CancellationError.self) { try outcome.get() }
        let isWhole = await body.isWhole
        #expect(!isWhole)
    }

    @Test func `lets go of the question's own bytes before the answer ends`() async throws {
        let desk = OllamaDesk([.piece("A "), .end()])
        let reply = try await desk.post("/api/generate", Self.body)
        #expect(reply.lines.count == 2)
        #expect(desk.service.held.count == 0)
    }
}
