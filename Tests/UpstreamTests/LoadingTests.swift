import Loop
import Synchronization
import Testing
import Vignette
import Vision

extension UpstreamTests {
    @Suite struct LoadingTests {
        /// From its start on: nobody listens, then the model is being loaded, then it answers.
        @Test(arguments: [nil, "colour-vlm"])
        func `a server that loads its model is overloaded until it answers`(model: String?) async throws {
            await Servers.shared.clear()
            let server = try RunningServer.llamaStarting(.vision)
            let asker = try Asker(server.port, model: model)
            let question = try Question.colour(.green)
            var seen: [Failure.Code] = []
            var answer: Answer?
            let end = Moment.now() + .seconds(60)
            while answer == nil, Moment.now() < end {
                do {
                    answer = try await asker.answer(question)
                } catch let failure as Failure {
                    if seen.last != failure.code { seen.append(failure.code) }
                    if failure.code == .upstreamOverloaded { #expect(failure.canRetry) }
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
            #expect(seen.last == .upstreamOverloaded && seen.dropLast().allSatisfy { $0 == .upstreamUnreachable })
            #expect(Colour.named(in: try #require(answer).text) == .green)
            // What it said while it was loading is no news of what it is.
            #expect(try await asker.endpoint.models().map(\.name) == ["colour-vlm"])
            server.end()
            Figure.note(
                "llama-server, from its start, \(model == nil ? "no model named" : "a model named")",
                (seen.map(\.rawValue) + ["answered"]).joined(separator: ", "))
        }

        @Test func `a stream whose server dies is interrupted, and what it said is kept`() async throws {
            await Servers.shared.clear()
            let server = try await RunningServer.llama(.vision)
            let asker = try Asker(server.port)
            var question = try Question.colour(.red)
            question.maxTokens = 3000
            let asked = question
            let heard = Mutex<[AnswerPiece]>([])
            let failure = await #expect(throws: Failure.self) {
                _ = try await asker.endpoint.answer(asked) { piece in
                    let count = heard.withLock { pieces in
                        pieces.append(piece)
                        return pieces.count
                    }
                    if count == 5 { server.end() }
                }
            }
            #expect(failure?.code == .answerInterrupted)
            #expect(heard.withLock { $0.count } >= 5)
        }
    }
}
