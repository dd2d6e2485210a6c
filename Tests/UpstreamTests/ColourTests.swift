import Testing
import Vignette
import Vision

extension UpstreamTests {
    /// llama-server with a model that sees.
    @Suite struct ColourTests {
        @Test(arguments: [true, false])
        func `red, green and blue pictures are named`(streams: Bool) async throws {
            let asker = try Asker(try await Servers.shared.llama().port)
            var named = 0
            for (colour, side) in zip(Colour.allCases, [64, 256, 900]) {
                var question = try Question.colour(colour, maxTokens: 16)
                question.pictures = [try TestPicture.make(colour, width: side, height: side, noise: 20)]
                let answer = try await asker.answer(question, streams: streams)
                if Colour.named(in: answer.text) == colour { named += 1 }
                #expect(answer.model == "colour-vlm" && answer.sight == .sees)
                #expect(answer.finish == .cutOff && answer.notes.isEmpty)
                #expect(answer.usage.answer == 16 && (answer.usage.prompt ?? 0) > 16)
                #expect(answer.bytesSent > question.pictures[0].bytes.count * 4 / 3)
                #expect(!answer.text.hasPrefix(" "))
            }
            #expect(named == 3)
            Figure.note("llama-server, colours named, \(streams ? "streamed" : "plain")", "\(named) of 3")
        }

        @Test func `an address without its version, or with too much, answers all the same`() async throws {
            let server = try await Servers.shared.llama()
            #expect(try await Asker(server.port, path: "").endpoint.models().map(\.name) == ["colour-vlm"])
            let asker = try Asker(server.port, path: "/v1/chat/completions/")
            #expect(try await asker.endpoint.models().first?.declaredSight == .sees)
            let answer = try await asker.answer(try .colour(.blue))
            #expect(Colour.named(in: answer.text) == .blue)
        }
    }
}
