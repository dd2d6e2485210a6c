import Bytes
import Loop
import Synchronization
import Testing
import Vignette

@testable import Vision

/// Answers as they come, break off or do not come at all.
@Suite(.timeLimit(.minutes(5))) struct EndpointAnswerTests {
    private static func event(_ text: String) -> String {
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(text)\"}}]}\n\n"
    }

    /// What a question comes to, and all that was told of it.
    private func ask(
        _ reply: FaultReply, streams: Bool = true, change: (inout EndpointSettings) -> Void = { _ in }
    ) async throws -> (result: Result<Answer, any Error>, pieces: [AnswerPiece], server: FaultServer) {
        let server = try FaultServer { Asked($0) == nil ? .models("m") : reply }
        let test = try TestEndpoint(server, change: change)
        let heard = TestEndpoint.Heard()
        do {
            let question = Question(prompt: "?", pictures: [])
            let answer = try await test.endpoint.answer(question, streams: streams) { heard.add($0) }
            return (.success(answer), heard.pieces, server)
        } catch {
            return (.failure(error), heard.pieces, server)
        }
    }

    @Test(arguments: [true, false])
    func `tells text, counts, times and what was sent`(streams: Bool) async throws {
        let server = try FaultServer { request in
            Asked(request).map { .answer("A boat.", to: $0, reasoning: "Hm.", finish: "length", prompt: 12) }
                ?? .models("m")
        }
        let test = try TestEndpoint(server)
        let (answer, pieces) = try await test.ask(streams: streams)
        #expect(answer.text == "A boat." && answer.reasoning == "Hm." && answer.finish == .cutOff)
        #expect(answer.usage == TokenUsage(prompt: 12, answer: 3) && answer.model == "m")
        #expect(pieces == [.reasoning("Hm."), .text("A boat.")])
        let timing = try #require(answer.timing)
        #expect(timing.firstPiece > .zero && timing.firstPiece <= timing.total)
        #expect(answer.bytesSent == server.requests.last?.body.count)
    }

    @Test func `a connection is kept after a stream, whenever its end comes`() async throws {
        let server = try FaultServer { request in
            guard Asked(request) != nil else { return .models("m") }
            return .steps([
                FaultReply.chunkedHead(), .chunk(Self.event("Yes.")), .chunk("data: [DONE]\n\n"),
                .pause(.milliseconds(5)), .lastChunk,
            ])
        }
        let test = try TestEndpoint(server)
        for _ in 0..<3 { #expect(try await test.ask().answer.text == "Yes.") }
        #expect(server.log.opened == 1)
    }

    @Test func `a stream that says it is done and never ends is an answer all the same`() async throws {
        let reply = FaultReply.steps([
            FaultReply.chunkedHead(), .chunk(Self.event("Yes.")), .chunk("data: [DONE]\n\n"), .hold,
        ])
        let (result, _, server) = try await ask(reply)
        #expect(try result.get().text == "Yes.")
        try await server.until { $0.open == 0 }
    }

    @Test(arguments: [[FaultStep.close], [.reset]])
    func `a stream that gave a reason for its end is whole, however it ends`(end: [FaultStep]) async throws {
        let last = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
        let steps = [FaultReply.chunkedHead(), .chunk(Self.event("Yes.")), .chunk(last)]
        let (result, _, _) = try await ask(.steps(steps + end))
        #expect(try result.get().text == "Yes.")
    }

    @Test func `a service that leaves its streams open is waited for once`() async throws {
        let server = try FaultServer { request in
            guard Asked(request) != nil else { return .models("m") }
            return .steps([
                FaultReply.chunkedHead(), .chunk(Self.event("Yes.")), .chunk("data: [DONE]\n\n"), .hold,
            ])
        }
        let test = try TestEndpoint(server)
        let start = Moment.now()
        let timing = try #require(try await test.ask().answer.timing)
        #expect(Moment.now().since(start) - timing.total >= .milliseconds(400), "the wait is not the answer's")
        #expect(test.endpoint.memory.withState { $0.leavesStreamsOpen })
        _ = try await test.ask()
    }

    @Test(arguments: [
        [FaultStep.lastChunk], [.close], [.reset],
        [.chunk("data: {\"error\":{\"message\":\"canary\"}}\n\n"), .lastChunk],
    ])
    func `a stream that breaks off keeps what was told, and says so`(end: [FaultStep]) async throws {
        let steps = [FaultReply.chunkedHead(), .chunk(Self.event("Half an")), .chunk(Self.event(" answer"))]
        let (result, pieces, _) = try await ask(.steps(steps + end))
        let failure = #expect(throws: Failure.self) { try result.get() }
        #expect(failure?.code == .answerInterrupted)
        #expect(failure.map { !($0.message + $0.advice).contains("canary") } == true)
        #expect(pieces == [.text("Half an"), .text(" answer")])
    }

    @Test func `an error before any text is told as what it is`() async throws {
        let text = "data: {\"error\":{\"message\":\"Rate limit reached\",\"code\":\"rate_limit_exceeded\"}}\n\n"
        let (result, pieces, _) = try await ask(.stream([text, "data: [DONE]\n\n"]))
        let failure = #expect(throws: Failure.self) { try result.get() }
        #expect(failure?.code == .rateLimited && pieces.isEmpty)
    }

    @Test func `a limit of usage says when to come back`() async throws {
        let (result, _, _) = try await ask(.refusal(429, "Slow down", fields: [("Retry-After", "7.2")]))
        let failure = #expect(throws: Failure.self) { try result.get() }
        #expect(failure?.message == "The model service is busy: usage limit reached. Try again in 8 seconds.")
        #expect(failure?.retryAfter == 8)
    }

    @Test func `silence in the middle of an answer ends it`() async throws {
        let steps = [FaultReply.chunkedHead(), .chunk(Self.event("Half")), .hold]
        let (result, pieces, server) = try await ask(.steps(steps)) { $0.limits.silence = .milliseconds(30) }
        let failure = #expect(throws: Failure.self) { try result.get() }
        #expect(failure?.code == .upstreamTimeout && pieces == [.text("Half")])
        try await server.until { $0.open == 0 }
    }

    @Test func `a task that is cancelled ends its transfer at once`() async throws {
        let server = try FaultServer { request in
            guard Asked(request) != nil else { return .models("m") }
            return .steps([FaultReply.chunkedHead(), .chunk(Self.event("One")), .hold])
        }
        let test = try TestEndpoint(server)
        let (pieces, told) = AsyncStream.makeStream(of: AnswerPiece.self)
        let task = Task {
            try await test.endpoint.answer(Question(prompt: "?", pictures: [])) { told.yield($0) }
        }
        var iterator = pieces.makeAsyncIterator()
        #expect(await iterator.next() == .text("One"))
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        try await server.until { $0.open == 0 && $0.left > 0 }
    }

    @Test func `what a reader throws ends the answer with just that`() async throws {
        struct Enough: Error {}
        let server = try FaultServer { request in
            Asked(request) == nil ? .models("m") : .steps([FaultReply.chunkedHead(), .chunk(Self.event("One")), .hold])
        }
        let test = try TestEndpoint(server)
        await #expect(throws: Enough.self) {
            _ = try await test.endpoint.answer(Question(prompt: "?", pictures: [])) { _ in throw Enough() }
        }
        try await server.until { $0.open == 0 }
    }

    @Test func `text that the service held back is a refusal by it`() async throws {
        let (result, _, _) = try await ask(
            .json(200, #"{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}"#), streams: false)
        let failure = #expect(throws: Failure.self) { try result.get() }
        #expect(failure?.code == .moderationBlocked)
    }
}
