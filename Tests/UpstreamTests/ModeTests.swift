import Testing
import Vignette
import Vision

extension UpstreamTests {
    /// llama-server in its other modes: what it says there becomes the right failure, in our words.
    @Suite struct ModeTests {
        @Test func `a model without eyes is known before it is asked`() async throws {
            let asker = try Asker(try await Servers.shared.llama(.text).port)
            #expect(try await asker.endpoint.models().first?.declaredSight == .blind)
            #expect(await asker.endpoint.sight(of: "colour-vlm") == .blind)
            let failure = try await asker.failure(try .colour(.red))
            #expect(failure.code == .modelCannotSee && failure.message.contains("'colour-vlm'"))
            let words = try await asker.answer(Question(prompt: "Hello", pictures: [], maxTokens: 8, temperature: 0))
            #expect(!words.text.isEmpty)
        }

        @Test(arguments: [true, false])
        func `a model without eyes that nobody declares is known by its refusal`(streams: Bool) async throws {
            let server = try await Servers.shared.llama(.text)
            let relay = try Relay(to: server.port, .init(hidesModels: true))
            defer { relay.end() }
            let asker = try Asker(relay.port, model: "colour-vlm")
            let failure = try await asker.failure(try .colour(.red), streams: streams)
            #expect(failure.code == .modelCannotSee)
        }

        @Test func `a model that only thinks is given more room, then said to have only thought`() async throws {
            let relay = try Relay(to: try await Servers.shared.llama(.think).port)
            defer { relay.end() }
            let asker = try Asker(relay.port)
            let failure = try await asker.failure(try .colour(.red, maxTokens: 16))
            #expect(failure.code == .emptyAnswer && failure.message.contains("only its reasoning"))
            let limits = relay.numbers("max_tokens")
            #expect(limits.count == 2 && limits.first == 16 && limits.compactMap(\.self).last ?? 0 > 16)
            Figure.note("llama-server, think: max_tokens of the two tries", "\(limits.compactMap(\.self))")
        }

        @Test func `of several models one is to be chosen, and an unknown one is told with the list`() async throws {
            let asker = try Asker(try await Servers.shared.llama(.router).port)
            let unchosen = try await asker.failure(try .colour(.red))
            #expect(unchosen.code == .notConfigured)
            #expect(unchosen.advice.contains("colour-vlm") && unchosen.advice.contains("text-only"))
            for streams in [true, false] {
                let unknown = try await asker.failure(try .colour(.red, model: "nope"), streams: streams)
                #expect(unknown.code == .modelNotFound && unknown.message.contains("'nope'"))
                #expect(unknown.advice.contains("colour-vlm") && unknown.advice.contains("text-only"))
            }
            let blind = try await asker.failure(try .colour(.red, model: "text-only"))
            #expect(blind.code == .modelCannotSee && blind.advice.contains("colour-vlm"))
            let answer = try await asker.answer(try .colour(.green, model: "colour-vlm"))
            #expect(Colour.named(in: answer.text) == .green)
        }

        @Test func `a wrong key is the matter of whoever runs the server, and shows nowhere`() async throws {
            let key = "sk-right-0123456789"
            let port = try await Servers.shared.llama(.vision, "--api-key", key).port
            let right = try Asker(port, key: key)
            #expect(Colour.named(in: try await right.answer(try .colour(.red)).text) == .red)
            for (asker, wrong) in [
                (try Asker(port, key: "sk-wrong-canary-42"), "sk-wrong-canary-42"), (try Asker(port), "no-key"),
            ] {
                for streams in [true, false] {
                    let failure = try await asker.failure(try .colour(.red), streams: streams)
                    #expect(failure.code == .upstreamAuth)
                    #expect(failure.advice.contains("whoever runs this server"))
                    #expect(!failure.everything.contains(wrong))
                }
            }
        }

        @Test func `more than the context takes is tried with smaller pictures once`() async throws {
            let asker = try Asker(try await Servers.shared.llama(.vision, "-c", "256").port)
            let short = try await asker.answer(try .colour(.blue))
            #expect(Colour.named(in: short.text) == .blue)
            var question = try Question.colour(.red)
            question.prompt = String(repeating: "Tell me what you see. ", count: 100)
            for streams in [true, false] {
                let failure = try await asker.failure(question, streams: streams)
                #expect(failure.code == .contextOverflow && asker.preparer.fits.isEmpty)
            }
            question.pictures = [try TestPicture.make(.red, width: 1280, height: 960)]
            let failure = try await asker.failure(question)
            #expect(failure.code == .contextOverflow)
            #expect(asker.preparer.fits == [.small])
        }
    }
}
