import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// Models of the endpoint as programs name them.
@Suite struct EndpointChatTests {
    private func named(_ pieces: [TextPiece], from name: String?, to full: String?) -> String {
        let question = PassedQuestion(pieces: pieces, model: name, pictureCount: 0, streams: false)
        let named = EndpointChat.naming(full, in: question)
        return String(decoding: named.pieces.flatMap(\.bytes), as: UTF8.self)
    }

    private static let picture = TextPiece.text([UInt8](repeating: 0x41, count: 5000)[...])

    @Test func `a question for a bare name goes to the whole one, with its pictures`() {
        let start = Array(#"xx{"a":[{"model":"x"}],"b":""#.utf8)[2...]
        let end = Array(#"","c":"","model" : "x.gguf", "d":5}"#.utf8)[...]
        for picture in [Self.picture, .base64([1, 2, 3]), .text([])] {
            let all = named([.text(start), picture, .text(end)], from: "x.gguf", to: "/srv/\"x.gguf")
            let whole = String(decoding: [.text(start), picture, .text(end)].flatMap(\.bytes), as: UTF8.self)
            #expect(all == whole.replacing(#""x.gguf""#, with: #""/srv/\"x.gguf""#))
        }
    }

    @Test(arguments: [nil, "m"]) func `every other question stays as it came`(full: String?) {
        #expect(named([.text(Array(#"{"model":"m" }"#.utf8)[...])], from: "m", to: full) == #"{"model":"m" }"#)
        #expect(named([.text(Array("{}".utf8)[...])], from: nil, to: full) == "{}")
    }

    /// Lists another model when it is asked for the newest.
    private struct Changing: ChatService, ChangingModels {
        func models() -> [ModelInfo] { [ModelInfo(name: "old")] }
        func newestModels() -> [ModelInfo] { models() + [ModelInfo(name: "new")] }
        func standingModel() -> String? { nil }
        func answer(_ question: PassedQuestion, reading: ReadQuestion) throws -> any PassedAnswer {
            throw Failure(.internal)
        }
    }

    @Test func `a model that has come since is found`() async throws {
        let gateway = try ChatDesk().gateway
        let changing = Gateway(
            configuration: gateway.configuration, admission: gateway.admission, service: Changing(), moderator: nil,
            preparer: gateway.preparer, fetcher: nil, places: gateway.places, metrics: gateway.metrics,
            log: gateway.log, now: gateway.now)
        let models = OllamaModels(gateway: changing)
        #expect(try await models.model(named: "new:latest").name == "new")
        #expect(try await models.modelToAsk(named: "new").name == "new")
        let failure = await #expect(throws: Failure.self) { _ = try await models.model(named: "none") }
        #expect(failure?.code == .modelNotFound)
        var request = Request.make(.get, "/v1/models/new")
        request.parameters = ["id": "new"]
        #expect(try await ModelsRoute(changing).one(request).status == .ok)
    }
}
