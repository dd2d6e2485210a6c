import Testing
import Vignette
import Vision

extension UpstreamTests {
    /// LiteLLM in front of llama-server: a gateway whose errors are those of what lies behind it.
    @Suite struct LiteLLMTests {
        private static let key = "sk-vignette-test"
        private static let all = [
            "colour-vlm", "dead", "mock-429", "mock-500", "mock-context", "mock-ok", "rpm-1", "slow",
        ]

        private func asker(_ key: String? = Self.key) async throws -> Asker {
            try Asker(try await Servers.shared.running(.liteLLM).port, key: key)
        }

        @Test(arguments: [true, false])
        func `a model behind it names the colours`(streams: Bool) async throws {
            let asker = try await asker()
            var named = 0
            for colour in Colour.allCases {
                let answer = try await asker.answer(try .colour(colour, model: "colour-vlm"), streams: streams)
                if Colour.named(in: answer.text) == colour { named += 1 }
                // It does not say that the model sees, so that it was checked.
                #expect(answer.sight == .sees && answer.usage.prompt != nil)
            }
            #expect(named == 3)
            Figure.note("LiteLLM, colours named, \(streams ? "streamed" : "plain")", "\(named) of 3")
        }

        @Test(arguments: [
            ("mock-429", Failure.Code.rateLimited, "Try again later."), ("mock-500", .upstreamError, ""),
            ("mock-context", .contextOverflow, ""), ("dead", .upstreamUnreachable, ""),
            ("nope", .modelNotFound, "'nope'"),
        ])
        func `what fails behind it becomes our failure`(
            model: String, code: Failure.Code, words: String
        ) async throws {
            let asker = try await asker()
            for streams in [true, false] {
                let failure = try await asker.failure(try .colour(.red, model: model), streams: streams)
                #expect(failure.code == code && (words.isEmpty || failure.message.contains(words)))
                let shown = "\(failure.message) \(failure.advice)"
                #expect(!shown.lowercased().contains("litellm") && !shown.contains("127.0.0.1:9"))
                #expect(!failure.everything.contains(Self.key))
                if model == "nope" { #expect(Self.all.allSatisfy { failure.advice.contains($0) }) }
                Figure.note("LiteLLM, \(model), \(streams ? "streamed" : "plain")", "\(failure)")
            }
        }

        @Test func `a model with one question a minute answers one, and says when it takes the next`() async throws {
            let asker = try await asker()
            let question = try Question.colour(.red, model: "rpm-1")
            let first = try await asker.answer(question)
            #expect(first.text == "limited")
            let failure = try await asker.failure(question, streams: false)
            #expect(failure.code == .rateLimited)
            #expect((1...60).contains(failure.retryAfter ?? 0))
            #expect(failure.message.contains("Try again in \(failure.retryAfter ?? 0) second"))
            Figure.note("LiteLLM, rpm-1", failure.message)
        }

        @Test func `a model that is slower than its gateway waits is a timeout`() async throws {
            var question = try Question.colour(.red, model: "slow")
            question.maxTokens = 200
            let failure = try await asker().failure(question, streams: false)
            #expect(failure.code == .upstreamTimeout)
            Figure.note("LiteLLM, slow", failure.message)
        }

        @Test(arguments: ["sk-canary-98765", nil])
        func `a wrong key and none at all are refused`(key: String?) async throws {
            let asker = try await asker(key)
            for streams in [true, false] {
                let failure = try await asker.failure(try .colour(.red, model: "colour-vlm"), streams: streams)
                #expect(failure.code == .upstreamAuth && !failure.everything.contains(key ?? "no-key"))
            }
            let failure = await #expect(throws: Failure.self) { _ = try await asker.endpoint.models(refresh: true) }
            #expect(failure?.code == .upstreamAuth)
        }

        @Test func `no model named is answered with the list`() async throws {
            let asker = try await asker()
            let failure = try await asker.failure(try .colour(.red))
            #expect(failure.code == .notConfigured && Self.all.allSatisfy { failure.advice.contains($0) })
        }
    }
}
