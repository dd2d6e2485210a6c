import Bytes
import Testing
import Vignette
import Vision

@testable import App

@Suite struct EndpointCheckTests {
    private struct Model: VisionModel {
        let say: @Sendable (Question) async throws -> Void

        func answer(_ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void) async throws -> Answer {
            try await say(question)
            return Answer(text: "yes")
        }
    }

    /// What stands for a service: each part answers, or fails with this.
    struct Service: Sendable {
        var names = ["m"]
        var model: String?
        var key: String?
        var url = "http://h:1"
        var models: Failure?
        var choice: Failure?
        var answer: Failure?
        var sight: Result<Sight, Failure> = .success(.sees)
        /// What of it never ends.
        var hangs: Set<String> = []
    }

    private static func never() async throws { try await Task.sleep(for: .seconds(600)) }

    private func lines(_ service: Service, begun: (String) -> Void = { _ in }) async throws -> [String] {
        var settings = EndpointSettings(
            baseURL: try #require(BaseURL(service.url)), key: service.key.map { Secret($0) }, model: service.model)
        settings.isContained = false
        let check = EndpointCheck(
            settings: settings,
            models: {
                if service.hangs.contains("models") { try await Self.never() }
                if let failure = service.models { throw failure }
                return service.names
            },
            chosen: {
                if service.hangs.contains("model") { try await Self.never() }
                if let failure = service.choice { throw failure }
                return service.model ?? service.names.first
            },
            sight: { _ in
                if service.hangs.contains("sight") { try await Self.never() }
                return try service.sight.get()
            },
            model: Model { question in
                #expect(question.pictures.isEmpty && question.maxTokens == 256)
                if service.hangs.contains("answer") { try await Self.never() }
                if let failure = service.answer { throw failure }
            },
            log: Log(level: .error, write: { _ in }),
            patience: service.hangs.isEmpty ? .seconds(60) : .milliseconds(50))
        var lines: [String] = []
        try await check.run(begin: begun) { lines.append($0.line) }
        return lines
    }

    private static let unreachable = Failure.upstreamUnreachable(host: "h", port: 1)

    @Test(
        arguments: [
            (
                Service(),
                [
                    "ok       service     http://h:1/v1 (/v1 was added).",
                    "ok       models      The service answers in ",
                    "ok       model       'm', the only one of the service.",
                    "ok       key         None is set, and none was asked for.",
                    "ok       answer      A small question was answered in ",
                    "ok       sight       The model named plain colours that it was shown, in ",
                ]
            ),
            (
                Service(names: ["a", "b"], model: "b", key: "k", url: "http://h/v1"),
                [
                    "ok       service     http://h/v1.", " lists 2 models.", "ok       model       'b'.",
                    "ok       key         The service answered with it.", "ok       answer", "ok       sight",
                ]
            ),
            (
                Service(names: ["a"], model: "b"),
                [
                    "service", " lists 1 model.", "warning  model       'b' is not in the service's list. ", "ok", "ok",
                    "ok",
                ]
            ),
            (
                Service(names: []),
                ["service", " lists no models.", "warning  model       None is chosen", "ok", "ok", "ok"]
            ),
            (
                Service(names: ["a", "b"], choice: .modelNotChosen(available: ["a", "b"])),
                [
                    "service", "models", "FAIL     model       The model service wants to be told which", "ok", "ok",
                    "ok",
                ]
            ),
            (
                Service(models: unreachable, choice: unreachable, answer: unreachable, sight: .failure(unreachable)),
                [
                    "service", "FAIL     models      The model service at h, port 1, cannot be reached.",
                    "warning  model       Not known either. See models.", "warning  key         Whether it is accepted",
                    "warning  answer      Not known either. See models.",
                    "warning  sight       Not known either. See models.",
                ]
            ),
            (
                Service(key: "k", answer: .upstreamAuth(hasKey: true), sight: .failure(.upstreamAuth(hasKey: true))),
                [
                    "service", "ok       models", "ok       model", "FAIL     key         ",
                    "warning  answer      No question was answered. See key.",
                    "warning  sight       Not known either. See key.",
                ]
            ),
            (
                Service(answer: .upstreamAuth(hasKey: false)),
                [
                    "service", "models", "model", "asks for a key, and this server has none. Set OPENAI_API_KEY.",
                    "answer", "ok",
                ]
            ),
            (
                Service(answer: .emptyAnswer(reasoningOnly: true, detail: "d")),
                [
                    "service", "models", "model", "ok       key", "ok       answer      The model thought", "ok",
                ]
            ),
            (
                Service(answer: .emptyAnswer(reasoningOnly: false), sight: .success(.blind)),
                [
                    "service", "models", "model", "ok       key", "warning  answer",
                    "FAIL     sight       The model cannot see",
                ]
            ),
            (
                Service(answer: Failure(.contextOverflow), sight: .success(.doubtful)),
                [
                    "service", "models", "model", "warning  key", "FAIL     answer",
                    "warning  sight       The model answered, but",
                ]
            ),
            (
                Service(sight: .success(.unknown)),
                [
                    "service", "models", "model", "key", "answer",
                    "warning  sight       Whether the model sees could not",
                ]
            ),
            (
                Service(sight: .failure(Failure(.upstreamError))),
                [
                    "service", "models", "model", "key", "answer",
                    "FAIL     sight       Whether the model sees is not known:",
                ]
            ),
            (
                Service(hangs: ["models", "model", "answer", "sight"]),
                [
                    "service", "FAIL     models      This check was given up after 0.",
                    "FAIL     model       This check was",
                    "warning  key", "FAIL     answer      This check was given up",
                    "warning  sight       This check was given up after 0.",
                ]
            ),
        ] as [(Service, [String])])
    func `each outcome has its line`(service: Service, expected: [String]) async throws {
        let lines = try await lines(service)
        #expect(lines.count == expected.count)
        for (line, part) in zip(lines, expected) { #expect(line.contains(part)) }
        #expect(!lines.contains { $0.contains("no first word") })
    }

    @Test func `what takes long is told of before`() async throws {
        var begun: [String] = []
        _ = try await lines(Service()) { begun.append($0) }
        #expect(begun == ["models", "answer", "sight"])
    }
}
