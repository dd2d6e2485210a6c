import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

@Suite struct ModelsRouteTests {
    private static let models = [ModelInfo(name: "org/model:7b"), ModelInfo(name: "é \"x\""), ModelInfo(name: "m")]

    @Test func `lists the models as the official clients read them`() async throws {
        let desk = try ChatDesk(ScriptedChat(models: .success(Self.models)))
        let reply = try await desk.get("/v1/models")
        #expect(reply.status == 200 && reply.json?["object"]?.string == "list")
        let data = reply.json?["data"]?.array ?? []
        #expect(data.map { $0["id"]?.string } == Self.models.map(\.name))
        for model in data {
            #expect(model["object"]?.string == "model" && model["owned_by"]?.string == "vignette")
            #expect(model["created"]?.int == 1_767_323_045)
        }
        #expect(reply.fields[.cacheControl] == "no-store" && reply.fields[.contentType] == "application/json")
    }

    @Test func `an empty list is one`() async throws {
        #expect(try await ChatDesk(ScriptedChat()).get("/v1/models").text == #"{"object":"list","data":[]}"#)
    }

    @Test(arguments: ["org/model:7b", "org%2Fmodel:7b", "org/model%3A7b"])
    func `one is found by its name, whatever is in it`(path: String) async throws {
        let desk = try ChatDesk(ScriptedChat(models: .success(Self.models)))
        let reply = try await desk.get("/v1/models/" + path)
        #expect(reply.status == 200 && reply.json?["id"]?.string == "org/model:7b")
        #expect(try await desk.get("/v1/models/%C3%A9%20%22x%22").json?["id"]?.string == "é \"x\"")
    }

    @Test(arguments: ["x", "M", "m/", "org", ""]) func `one that is not there is told from those that are`(name: String)
        async throws
    {
        let desk = try ChatDesk(ScriptedChat(models: .success(Self.models)))
        let reply = try await desk.get("/v1/models/" + name)
        #expect(reply.status == 404, "\(reply.text)")
        #expect(["model_not_found", "not_found"].contains(reply.code))
    }

    @Test func `a service that cannot be asked is a failure`() async throws {
        let desk = try ChatDesk(ScriptedChat(models: .failure(Failure(.upstreamAuth))))
        for path in ["/v1/models", "/v1/models/m"] {
            let reply = try await desk.get(path)
            #expect(reply.status == 502 && reply.code == "upstream_auth" && reply.fields[.xShouldRetry] == "false")
        }
    }
}
