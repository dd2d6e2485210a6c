import Bytes
import Loop
import Synchronization
import Testing
import Vignette

@testable import Vision

/// Which address, which key, which model.
@Suite struct EndpointModelTests {
    private func server(
        _ models: FaultReply, at path: String = "/v1"
    ) throws -> FaultServer {
        try FaultServer { request in
            guard request.path == path + "/models" || request.path == path + "/chat/completions" else {
                return .json(404, #"{"detail":"Not Found"}"#)
            }
            return Asked(request).map { .answer("Yes.", to: $0) } ?? models
        }
    }

    @Test func `the only model of an endpoint is asked`() async throws {
        let server = try server(.models("only"))
        let test = try TestEndpoint(server)
        for _ in 0..<2 { #expect(try await test.ask().answer.model == "only") }
        #expect(server.requests.filter { $0.method == "GET" }.count == 1, "the list is asked for once")
    }

    @Test func `of several models one must be chosen`() async throws {
        let test = try TestEndpoint(try server(.models("a", "b")))
        let failure = try await test.failure()
        #expect(failure.code == .notConfigured && failure.advice.contains("a or b"))
        #expect(try await test.ask(model: "b").answer.model == "b")
    }

    @Test(arguments: [FaultReply.models(), .json(404, "{}"), .json(200, #"{"object":"list","data":null}"#)])
    func `no model is named where none is listed`(list: FaultReply) async throws {
        let server = try server(list)
        #expect(try await TestEndpoint(server).ask().answer.model == nil)
        #expect(server.requests.compactMap { Asked($0) }.last?.model == nil)
    }

    @Test func `a service that was started with another model is asked for that one`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return request.number == 0 ? .models("old") : .models("new") }
            return asked.model == "new"
                ? .answer("Yes.", to: asked) : .refusal(404, "The model `old` does not exist.", code: "model_not_found")
        }
        let test = try TestEndpoint(server)
        #expect(try await test.ask().answer.model == "new")
        let failure = try await test.failure(model: "old")
        #expect(failure.code == .modelNotFound && failure.advice.contains("new"))
    }

    @Test func `an address without a version is found, and remembered`() async throws {
        let server = try server(.models("m"), at: "/api")
        let test = try TestEndpoint(server, path: "/api")
        for _ in 0..<2 { #expect(try await test.ask().answer.text == "Yes.") }
        #expect(
            server.requests.map(\.path) == ["/api/v1/models", "/api/models"]
                + Array(repeating: "/api/chat/completions", count: 2))
    }

    @Test func `a configured model at an address without a version is found by its refusal`() async throws {
        let server = try server(.models("m"), at: "/api")
        let test = try TestEndpoint(server, path: "/api") { $0.model = "m" }
        #expect(try await test.ask().answer.text == "Yes.")
        #expect(server.requests.last?.path == "/api/chat/completions")
    }

    @Test func `an explicit version is left alone`() async throws {
        let server = try server(.models("m"), at: "/api")
        let test = try TestEndpoint(server, path: "/api/v3") { $0.model = "m" }
        #expect(try await test.failure().code != .answerInterrupted)
        #expect(server.requests.allSatisfy { $0.path.hasPrefix("/api/v3/") })
    }

    @Test func `sends the key, organisation, project and fields of the settings`() async throws {
        let server = try server(.models("m"))
        let test = try TestEndpoint(server) { settings in
            settings.key = Secret("canary")
            settings.organisation = "org"
            settings.project = "proj"
            settings.headers = [
                .init(name: "X-Team", value: Secret("t")), .init(name: "user-agent", value: Secret("u")),
            ]
        }
        _ = try await test.ask()
        for request in server.requests {
            #expect(request["authorization"] == "Bearer canary")
            #expect(request["openai-organization"] == "org" && request["openai-project"] == "proj")
            #expect(request["x-team"] == "t" && request["user-agent"] == "u" && request["expect"] == nil)
        }
    }

    @Test func `sends a placeholder for a key, or the user of the address`() async throws {
        let server = try server(.models("m"))
        _ = try await TestEndpoint(server).ask()
        #expect(server.requests.allSatisfy { $0["authorization"] == "Bearer no-key" })
        let loop = try TestEndpoint(server) { settings in
            settings.baseURL = BaseURL("http://user:word@127.0.0.1:\(server.port)") ?? settings.baseURL
        }
        _ = try await loop.ask()
        #expect(server.requests.last?["authorization"] == "Basic dXNlcjp3b3Jk")
    }

    @Test func `a list that cannot be had while the model is loaded is asked for with the next question`() async throws
    {
        let isLoaded = Atomic(false)
        let server = try FaultServer { request in
            guard isLoaded.load(ordering: .relaxed) else { return .refusal(503, "Loading model") }
            return Asked(request).map { .answer("Yes.", to: $0) } ?? .seeing("m")
        }
        let test = try TestEndpoint(server)
        #expect(try await test.failure(pictures: [.sized(500)], model: "m").code == .upstreamOverloaded)
        isLoaded.store(true, ordering: .relaxed)
        #expect(try await test.ask(pictures: [.sized(500)], model: "m").answer.sight == .sees)
        #expect(try await test.endpoint.models().map(\.name) == ["m"])
    }

    @Test func `a refresh asks for the list again`() async throws {
        let server = try FaultServer { .models($0.number == 0 ? "a" : "b") }
        let endpoint = try TestEndpoint(server)
        #expect(try await endpoint.endpoint.models().map(\.name) == ["a"])
        #expect(try await endpoint.endpoint.models().map(\.name) == ["a"])
        #expect(try await endpoint.endpoint.models(refresh: true).map(\.name) == ["b"])
    }

    @Test func `a list that is old is asked for again, and kept where that fails`() async throws {
        let server = try FaultServer { request in
            switch request.number {
            case 0: .models("a")
            case 1: .models("a", "b")
            default: .refusal(503, "busy")
            }
        }
        let test = try TestEndpoint(server)
        let endpoint = test.endpoint
        for _ in 0..<3 { #expect(try await endpoint.models(noOlderThan: Endpoint.listAge).map(\.name) == ["a"]) }
        let old = Moment(nanoseconds: 0)
        endpoint.memory.withState { $0.listedAt = old }
        for _ in 0..<3 { #expect(try await endpoint.models(noOlderThan: Endpoint.listAge).map(\.name) == ["a", "b"]) }
        endpoint.memory.withState { $0.listedAt = old }
        for _ in 0..<3 { #expect(try await endpoint.models(noOlderThan: Endpoint.listAge).map(\.name) == ["a", "b"]) }
        #expect(server.requests.count == 3)
    }

    @Test func `a model that is a file is known by its bare name`() async throws {
        let test = try TestEndpoint(try server(.models("org/model", "/srv/a/x.gguf", "m/y.bin", "z.bin", "/srv/z.bin")))
        let endpoint = test.endpoint
        #expect(endpoint.fullName(of: "x.gguf") == "x.gguf", "nothing is known yet")
        _ = try await endpoint.models()
        let names = ["x.gguf", "y.bin", "z.bin", "org/model", "model", "/srv/z.bin"].map(endpoint.fullName)
        #expect(names == ["/srv/a/x.gguf", "m/y.bin", "z.bin", "org/model", "model", "/srv/z.bin"])
    }

    @Test(arguments: [
        ("models/x.gguf", "x.gguf"), ("a/b/X.SafeTensors", "X.SafeTensors"), ("a\\b.bin", "b.bin"), ("/srv/m", "m"),
        ("~/m", "m"), ("./m", "m"), ("C:\\m\\x", "x"), ("C:/m", "m"), ("/", "model"), ("/srv/m/", "m"),
        ("/\u{301}srv/m", "m"), ("org/model", "org/model"), ("hf.co/a/b:Q4", "hf.co/a/b:Q4"), ("x.gguf", "x.gguf"),
        ("", ""), ("org/model-gguf", "org/model-gguf"), (".x", ".x"), ("a/b.gguf:7b", "a/b.gguf:7b"),
    ])
    func `folders are not shown`(name: String, shown: String) {
        #expect(ModelName.shown(name) == shown)
    }

    @Test func `a list that could not be had once is asked for again`() async throws {
        let server = try FaultServer { request in
            Asked(request).map { .answer("Yes.", to: $0) } ?? (request.number == 0 ? .json(500, "{}") : .models("m"))
        }
        let test = try TestEndpoint(server)
        #expect(try await test.failure().code == .upstreamError)
        #expect(try await test.ask().answer.model == "m")
    }

    @Test func `a server that does not say what its models see is asked all the same`() async throws {
        let list = #"{"data":[{"id":"m","owned_by":"llamacpp"}]}"#
        let server = try FaultServer { request in
            if let asked = Asked(request) { return .answer("Yes.", to: asked) }
            return request.path == "/props" ? .steps([.reset]) : .json(200, list)
        }
        #expect(try await TestEndpoint(server).ask().answer.text == "Yes.")
    }

    @Test func `many at once ask for the list once`() async throws {
        let gate = FaultGate()
        let server = try FaultServer { request in
            if let asked = Asked(request) { return .answer("Yes.", to: asked) }
            return .steps([.await(gate)] + FaultReply.models("m").steps)
        }
        let test = try TestEndpoint(server)
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { _ = try await test.ask() } }
            try await server.until { !$0.requests.isEmpty }
            gate.open()
            try await group.waitForAll()
        }
        #expect(server.requests.filter { $0.method == "GET" }.count == 1)
    }

    @Test func `whoever names a model that does not exist does not have the list asked for each time`() async throws {
        let server = try FaultServer { request in
            Asked(request) == nil
                ? .models("a", "b") : .refusal(404, "The model does not exist", code: "model_not_found")
        }
        let test = try TestEndpoint(server)
        for _ in 0..<3 { #expect(try await test.failure(model: "c").code == .modelNotFound) }
        #expect(server.requests.filter { $0.method == "GET" }.count <= 2)
    }
}
