import Bytes
import Testing
import Vignette

@testable import Vision

/// Services that refuse something, and are asked otherwise.
@Suite struct RepairTests {
    /// A service that refuses as long as the question is not as it likes it.
    private func service(
        _ likes: @escaping @Sendable (Asked) -> Bool, else refusal: FaultReply
    ) throws -> FaultServer {
        try FaultServer { request in
            guard let asked = Asked(request) else { return .seeing("m") }
            return likes(asked) ? .answer("Fine.", to: asked) : refusal
        }
    }

    private func questions(_ server: FaultServer) -> [Asked] { server.requests.compactMap { Asked($0) } }

    @Test func `the limit goes by its other name`() async throws {
        let server = try service(
            { $0.json["max_completion_tokens"]?.int == 50 && $0.json["max_tokens"] == nil },
            else: .refusal(
                400,
                "Unsupported parameter: 'max_tokens' is not supported with this model. "
                    + "Use 'max_completion_tokens' instead.", code: "unsupported_parameter", param: "max_tokens"))
        let test = try TestEndpoint(server)
        let (answer, _) = try await test.ask(maxTokens: 50)
        #expect(answer.text == "Fine." && answer.notes == [.tokenLimitRenamed])
        _ = try await test.ask(maxTokens: 50)
        #expect(questions(server).count == 3, "what was learned is remembered")
    }

    @Test func `a temperature is left out`() async throws {
        let server = try service(
            { $0.json["temperature"] == nil },
            else: .refusal(
                400,
                "Unsupported value: 'temperature' does not support 0.2 with this model. "
                    + "Only the default (1) value is supported.", code: "unsupported_value", param: "temperature"))
        let test = try TestEndpoint(server)
        for _ in 0..<2 { #expect(try await test.ask(temperature: 0.2).answer.notes == [.temperatureDropped]) }
        #expect(try await test.ask().answer.notes == [])
        #expect(questions(server).count == 4)
    }

    @Test func `a system prompt is put before the question`() async throws {
        let server = try service({ $0.roles == ["user"] }, else: .refusal(400, "System role not supported"))
        let test = try TestEndpoint(server)
        let (answer, _) = try await test.ask("Q", system: "S")
        #expect(answer.notes == [.systemPromptFolded])
        #expect(questions(server).last?.words == "S\n\nQ")
    }

    @Test func `a stream is asked for without its counts`() async throws {
        let server = try service(
            { $0.json["stream_options"] == nil },
            else: .refusal(400, "Unrecognized request argument supplied: stream_options", param: "stream_options"))
        let test = try TestEndpoint(server)
        #expect(try await test.ask().answer.notes == [.usageNotAsked])
        #expect(try await test.ask(streams: false).answer.notes == [])
    }

    @Test(arguments: [
        FaultReply.json(
            400,
            #"{"error":{"code":400,"message":"request (6029 tokens) exceeds the available context size (2048 tokens), "#
                + #"try increasing it","type":"exceed_context_size_error","n_prompt_tokens":6029,"n_ctx":2048}}"#),
        .body(413, type: "text/html", Array("<html><h1>413 Request Entity Too Large</h1></html>".utf8)),
    ])
    func `pictures that are too much are sent once more at 768`(refusal: FaultReply) async throws {
        let small = PlainColour.green.picture
        let server = try service({ $0.pictures.allSatisfy { $0.utf8.count > 100 } }, else: refusal)
        let test = try TestEndpoint(server)
        let (answer, _) = try await test.ask(pictures: [.sized(1280), small])
        #expect(answer.notes == [.smallerPictures(.small)])
        #expect(test.preparer.fits == [.small], "the small one stays as it is")
        _ = try await test.ask(pictures: [.sized(2048)])
        #expect(questions(server).filter { !$0.pictures.isEmpty }.count == 3, "the next one is sent small at once")
    }

    @Test func `small pictures that are too much are a failure at once`() async throws {
        let server = try service({ $0.pictures.isEmpty }, else: .refusal(400, "x", code: "context_length_exceeded"))
        let test = try TestEndpoint(server)
        #expect(try await test.failure(pictures: [.sized(768)]).code == .contextOverflow)
        #expect(questions(server).count == 1)
    }

    @Test func `several pictures are refused with the way out, and the next time before they are sent`() async throws {
        let server = try service(
            { $0.pictures.count < 2 },
            else: .refusal(400, "At most 1 image(s) may be provided in one prompt."))
        let test = try TestEndpoint(server)
        for _ in 0..<2 {
            let failure = try await test.failure(pictures: [.sized(100), .sized(200)])
            #expect(failure.code == .tooManyPictures && failure.advice == "Send them one by one.")
        }
        #expect(questions(server).count == 1)
    }

    @Test func `reasoning alone is asked again with more room`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            guard asked.json["max_tokens"]?.int ?? 0 > 100 else {
                return .answer("", to: asked, reasoning: "Hm.", finish: "length")
            }
            return asked.json["reasoning_effort"] == nil
                ? .answer("Fine.", to: asked) : .refusal(400, "Unrecognized argument: reasoning_effort")
        }
        let test = try TestEndpoint(server)
        let (answer, pieces) = try await test.ask(maxTokens: 100)
        #expect(answer.text == "Fine." && answer.notes == [.askedAgainWithMoreRoom])
        #expect(pieces.first == .reasoning("Hm.") && pieces.last == .text("Fine."))
        #expect(try await test.ask(maxTokens: 100).answer.notes == [.reasoningDiscouraged])
        #expect(questions(server).map { $0.json["reasoning_effort"]?.string } == [nil, "none", nil, nil])
    }

    @Test func `a model that only ever reasons is told apart from a silent one`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            return .answer("", to: asked, reasoning: asked.model == "m" ? "Hm." : nil)
        }
        let test = try TestEndpoint(server)
        #expect(try await test.failure(maxTokens: 9) == .emptyAnswer(reasoningOnly: true))
        #expect(try await test.failure(model: "silent", maxTokens: 9) == .emptyAnswer(reasoningOnly: false))
    }

    @Test func `an answer that would be too long is asked for shorter`() async throws {
        let server = try service(
            { ($0.json["max_tokens"]?.int ?? 0) <= 3065 },
            else: .refusal(
                400,
                "'max_tokens' or 'max_completion_tokens' is too large: 4000. This model's maximum context length is "
                    + "4096 tokens and your request has 1031 input tokens (4000 > 4096 - 1031)."))
        let test = try TestEndpoint(server)
        #expect(try await test.ask(maxTokens: 4000).answer.notes == [.answerShortened(3065)])
        #expect(try await test.ask(maxTokens: 100).answer.notes == [])
        #expect(questions(server).count == 3)
    }

    @Test func `reasoning that nobody shows is recognised by its silence at the limit`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            let hasRoom = asked.json["max_tokens"]?.int ?? 0 > 100
            return .answer(hasRoom ? "Fine." : "", to: asked, finish: hasRoom ? "stop" : "length")
        }
        #expect(try await TestEndpoint(server).ask(maxTokens: 100).answer.notes == [.askedAgainWithMoreRoom])
    }

    @Test func `what did not help is not remembered`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            return .answer(asked.words == "Easy" ? "Fine." : "", to: asked, reasoning: "Hm.")
        }
        let test = try TestEndpoint(server)
        #expect(try await test.failure(maxTokens: 9).code == .emptyAnswer)
        #expect(try await test.ask("Easy", maxTokens: 9).answer.notes == [])
        #expect(questions(server).last?.json["max_tokens"]?.int == 9)
    }

    @Test func `a slow answer does not wipe out what others learned meanwhile`() async throws {
        let gate = FaultGate()
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            if asked.words == "slow" { return .steps([.await(gate)] + FaultReply.answer("Slow.", to: asked).steps) }
            return asked.json["temperature"] == nil
                ? .answer("Fine.", to: asked)
                : .refusal(400, "Unsupported value: 'temperature'", code: "unsupported_value", param: "temperature")
        }
        let test = try TestEndpoint(server)
        async let slow = test.ask("slow")
        try await server.until { $0.requests.contains { Asked($0)?.words == "slow" } }
        #expect(try await test.ask(temperature: 0.2).answer.notes == [.temperatureDropped])
        gate.open()
        _ = try await slow
        _ = try await test.ask(temperature: 0.2)
        #expect(questions(server).count == 4, "the third question was not refused again")
    }

    @Test func `all tries together have the time of one`() async throws {
        let gate = FaultGate()
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            guard asked.json["temperature"] == nil else {
                return .refusal(
                    400, "Unsupported value: 'temperature'", code: "unsupported_value", param: "temperature")
            }
            return .steps([.await(gate)])
        }
        let test = try TestEndpoint(server) { $0.limits.whole = .milliseconds(300) }
        await #expect(throws: Failure.self) { _ = try await test.ask(temperature: 0.2) }
        gate.open()
        #expect(questions(server).count == 2)
    }

    @Test func `what was mended once and is refused again is a failure`() async throws {
        let refusal = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
        let server = try service({ _ in false }, else: .refusal(400, refusal, code: "unsupported_parameter"))
        let test = try TestEndpoint(server)
        #expect(try await test.failure(maxTokens: 9).code == .upstreamError)
        #expect(questions(server).count == 2)
    }
}
