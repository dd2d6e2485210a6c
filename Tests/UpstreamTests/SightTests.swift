import Testing
import Vignette
import Vision

extension UpstreamTests {
    @Suite struct SightTests {
        @Test(arguments: [
            (RunningServer.Mode.vision, Sight.sees), (.text, .blind), (.random, .doubtful),
        ])
        func `a check tells who sees`(mode: RunningServer.Mode, sight: Sight) async throws {
            let asker = try Asker(try await Servers.shared.llama(mode).port)
            let found = try await asker.endpoint.checkSight(of: "colour-vlm")
            #expect(found == sight)
            #expect(await asker.endpoint.sight(of: "colour-vlm") == sight)
            Figure.note("sight check, \(mode.rawValue)", found.rawValue)
        }

        @Test func `answers to pictures that got lost on the way are marked`() async throws {
            let relay = try Relay(to: try await Servers.shared.llama().port, .init(dropsPictures: true))
            defer { relay.end() }
            let questions = try SightQuestions.make(20)
            var marked = 0
            // The last to an endpoint that knows nothing yet, as after a start.
            let old = try Asker(relay.port)
            for (place, question) in questions.enumerated() {
                let asker = place < 19 ? old : try Asker(relay.port)
                let answer = try await asker.answer(question, streams: place % 2 == 0)
                if isMarked(answer) { marked += 1 }
            }
            #expect(relay.dropped >= 20)
            #expect(marked * 100 >= 95 * questions.count)
            Figure.note("sight of answers, pictures dropped on the way: marked", "\(marked) of \(questions.count)")
        }

        @Test func `answers to pictures that arrived are not`() async throws {
            let port = try await Servers.shared.llama().port
            var marked = 0
            let questions = try SightQuestions.make(50)
            let old = try Asker(port)
            for (place, question) in questions.enumerated() {
                let asker = place < 40 ? old : try Asker(port)
                let answer = try await asker.answer(question, streams: place % 2 == 0)
                if isMarked(answer) { marked += 1 }
            }
            #expect(marked == 0)
            Figure.note("sight of answers, pictures arrived: marked", "\(marked) of \(questions.count)")
        }

        private func isMarked(_ answer: Answer) -> Bool {
            #expect((answer.sight == .doubtful) == answer.notes.contains(.sightDoubtful))
            return answer.sight == .doubtful || answer.sight == .blind
        }
    }
}
