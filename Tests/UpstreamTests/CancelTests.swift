import Loop
import Synchronization
import Testing
import Vignette
import Vision

extension UpstreamTests {
    /// A long answer that nobody wants any more.
    @Suite struct CancelTests {
        @Test(arguments: [true, false])
        func `a cancelled question ends at once, and the server is free again`(streams: Bool) async throws {
            let port = try await Servers.shared.llama().port
            let asker = try Asker(port)
            // Learns the list and the model first, so that what is cancelled is the question alone.
            _ = try await asker.answer(try .colour(.red))
            var question = try Question.colour(.red)
            question.maxTokens = 3000
            var (closing, following): ([Duration], [Duration]) = ([], [])
            for _ in 0..<10 {
                closing.append(try await cancel(question, of: asker, port, streams: streams))
                let start = Moment.now()
                let answer = try await asker.answer(try .colour(.blue))
                following.append(Moment.now().since(start))
                #expect(Colour.named(in: answer.text) == .blue)
            }
            // 3,000 tokens take half a minute and more.
            #expect((following.max() ?? .zero) < .seconds(15))
            let kind = streams ? "streamed" : "plain"
            Figure.note("cancel to CancellationError and closed connection, \(kind)", closing)
            Figure.note("next question answered after a cancel, \(kind)", following)
        }

        /// - Returns: how long it took from cancelling to the error.
        private func cancel(
            _ question: Question, of asker: Asker, _ port: UInt16, streams: Bool
        ) async throws -> Duration {
            let (begun, says) = AsyncStream.makeStream(of: Void.self)
            let ended = Mutex<Moment?>(nil)
            let idle = Connections.count(to: port)
            let task = Task {
                do {
                    _ = try await asker.endpoint.answer(question, streams: streams) { _ in says.yield() }
                } catch {
                    ended.withLock { $0 = .now() }
                    throw error
                }
            }
            if streams {
                for await _ in begun { break }
            } else {
                // Its head and body are out once the server works on it: nothing else tells.
                try await Task.sleep(for: .milliseconds(300))
            }
            let start = Moment.now()
            task.cancel()
            await #expect(throws: CancellationError.self) { _ = try await task.value }
            #expect(Connections.count(to: port) < max(1, idle), "the transfer's connection is closed")
            return try #require(ended.withLock { $0 }).since(start)
        }
    }
}
