import Bytes
import Foundation
import HTTP
import Testing
import Vignette
import Vision

@testable import App

@Suite struct OllamaCatalogueTests {
    private static let models = [
        ModelInfo(name: "llava:7b", declaredSight: .sees), ModelInfo(name: "qwen", declaredSight: .blind),
        ModelInfo(name: "Any/Model", declaredSight: .unknown),
    ]

    @Test func `lists models as clients read them`() async throws {
        let reply = try await OllamaDesk(ScriptedService(models: .success(Self.models))).get("/api/tags")
        #expect(reply.fields[.contentType] == "application/json; charset=utf-8")
        let models = try #require(reply.json?["models"]?.array)
        #expect(models.map { $0["name"]?.string } == ["llava:7b", "qwen", "Any/Model"])
        #expect(models.allSatisfy { $0["name"] == $0["model"] && $0["size"]?.int == 0 })
        let digests = Set(models.compactMap { $0["digest"]?.string })
        #expect(digests.count == 3)
        #expect(digests.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
        for model in models {
            let moment = try #require(model["modified_at"]?.string)
            #expect(
                try Date(moment, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)) < .distantFuture)
        }
        #expect(models[0]["details"]?["families"]?.array == [])
        #expect(models.map { $0["capabilities"]?.array?.count } == [3, 2, 3])
    }

    @Test func `lists none where there is none`() async throws {
        let desk = OllamaDesk(ScriptedService(models: .success([])))
        #expect(try await desk.get("/api/tags").text == #"{"models":[]}"#)
        #expect(try await desk.get("/api/ps").text == #"{"models":[]}"#)
    }

    @Test func `says why the list cannot be had`() async throws {
        let failure = Failure.upstreamUnreachable(host: "h", port: 1)
        let desk = OllamaDesk(ScriptedService(models: .failure(failure)))
        #expect(try await desk.get("/api/tags").failure == failure)
        #expect(try await desk.post("/api/show", #"{"model":"x"}"#).failure == failure)
        #expect(try await desk.post("/api/generate", #"{"model":"x"}"#).failure == failure)
        #expect(try await desk.get("/api/version").status == 200)
    }

    @Test func `tells a version that clients can compare`() async throws {
        let version = try #require(try await OllamaDesk().get("/api/version").json?["version"]?.string)
        #expect(version.split(separator: ".").compactMap { Int($0) }.count == 3)
    }

    @Test(arguments: [
        (#"{"model":"llava:7b"}"#, ["completion", "vision", "tools"]),
        (#"{"name":"QWEN:latest"}"#, ["completion", "tools"]),
        (#"{"model":"qwen","verbose":true}"#, ["completion", "tools"]),
        (#"{"model":"any/model"}"#, ["completion", "vision", "tools"]),
    ])
    func `shows what a model can do`(body: String, abilities: [String]) async throws {
        let desk = OllamaDesk(ScriptedService(models: .success(Self.models)))
        let json = try #require(try await desk.post("/api/show", body).json)
        #expect(json["capabilities"]?.array?.compactMap(\.string) == abilities)
        #expect(json["model_info"]?.object?.isEmpty == true)
        #expect(json["details"]?["family"]?.string == "")
        #expect(["modelfile", "parameters", "template", "modified_at"].allSatisfy { json[$0]?.string != nil })
    }

    @Test(arguments: [
        ("llava", ["llava"], "llava"), ("llava:latest", ["llava"], "llava"),
        ("llava", ["llava:latest"], "llava:latest"), ("LLaVA", ["llava:latest"], "llava:latest"),
        ("llava", ["llava:latest", "llava"], "llava"), ("a", ["A", "a"], "a"), ("any", [], "any"),
        ("any:latest", [], "any:latest"), ("a/b:c", ["a/b:c"], "a/b:c"), ("m/x.gguf", ["x.gguf"], "x.gguf"),
    ])
    func `finds a model by any of its names`(name: String, listed: [String], found: String) throws {
        #expect(try OllamaModels.find(name, in: listed.map { ModelInfo(name: $0) }).name == found)
    }

    @Test(arguments: [("llava", ["llava:7b"]), ("llava:7b", ["llava"]), (":latest", ["llava"]), ("é", ["e\u{301}x"])])
    func `takes no other model`(name: String, listed: [String]) {
        #expect(throws: Failure.self) { try OllamaModels.find(name, in: listed.map { ModelInfo(name: $0) }) }
    }

    @Test func `repeats no more than the beginning of a long name`() throws {
        let name = String(repeating: "x", count: 100_000)
        let failure = #expect(throws: Failure.self) { try OllamaModels.find(name, in: [.llava]) }
        #expect((failure?.message.utf8.count ?? 0) < 200)
    }

    @Test func `asks all the same where a key may not list`() async throws {
        let desk = OllamaDesk(ScriptedService(models: .failure(Failure(.upstreamAuth))))
        let reply = try await desk.post("/api/generate", #"{"model":"x:latest","prompt":"Hi","stream":false}"#)
        #expect(reply.json?["response"]?.string == "A cat.")
        #expect(desk.service.asked.first?.question.model == "x:latest")
    }
}
