import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// Models of the endpoint as programs name them.
@Suite struct EndpointChatTests {
    /// Lists another model when it is asked for the newest.
    private struct Changing: ChatService {
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
