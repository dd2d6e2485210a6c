import Bytes
import Loop
import Synchronization
import Testing
import Vignette
import Vision

/// Our own endpoint towards a real server.
final class Asker: Sendable {
    let endpoint: Endpoint
    let preparer = PlainPreparer()
    /// For all of them, and never stopped: an exchange may outlive who began it.
    private static let loop = Result { try EventLoop(label: "upstreams") }

    init(_ port: UInt16, path: String = "/v1", key: String? = nil, model: String? = nil) throws {
        let url = try #require(BaseURL("http://127.0.0.1:\(port)\(path)"))
        endpoint = Endpoint(
            EndpointSettings(baseURL: url, key: key.map { Secret($0) }, model: model),
            transfers: try Transfers(loop: Self.loop.get()), preparer: preparer)
    }

    /// What the model says, with the check that its pieces make up its text.
    func answer(_ question: Question, streams: Bool = true) async throws -> Answer {
        let pieces = Mutex("")
        let answer = try await endpoint.answer(question, streams: streams) { piece in
            pieces.withLock { text in
                switch piece {
                case .text(let more): text += more
                case .textWasReasoning: text = ""
                case .reasoning: break
                }
            }
        }
        #expect(pieces.withLock { $0 } == answer.text)
        return answer
    }

    /// The failure that a question ends with.
    func failure(
        _ question: Question, streams: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Failure {
        let failure = await #expect(throws: Failure.self, sourceLocation: sourceLocation) {
            let answer = try await self.endpoint.answer(question, streams: streams) { _ in }
            print("answered instead: \(answer)")
        }
        return try #require(failure, sourceLocation: sourceLocation)
    }
}

extension Question {
    /// A question that the test model answers with the picture's colour.
    static func colour(
        _ colour: Colour, model: String? = nil, maxTokens: Int = 12
    ) throws -> Question {
        Question(
            prompt: "What colour is it?", pictures: [try TestPicture.make(colour)], model: model, maxTokens: maxTokens,
            temperature: 0)
    }
}

extension Failure {
    /// All that a reader or the log may see of it.
    var everything: String {
        "\(code.rawValue) \(title) \(message) \(advice) \(field ?? "") \(detail ?? "") \(self)"
    }
}
