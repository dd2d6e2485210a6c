import Bytes
import Synchronization
import Testing
import Vignette

@testable import Vision

/// Services that see, that do not, and that drop pictures without a word.
@Suite struct SightOfAnswersTests {
    /// How a made-up service treats what it is sent.
    struct Service: Sendable {
        /// What it says whatever it is shown; nil: what it sees.
        var says: String?
        /// Of what it counts, a picture's share.
        var pictureTokens = 256
        var drops: @Sendable (Asked) -> Bool = { _ in false }
        var list = FaultReply.models("m")

        /// - Parameter dropped: how many of the pictures, where any are; else all.
        func serve(dropped: Int = .max) throws -> FaultServer {
            try FaultServer { request in
                guard let asked = Asked(request) else { return list }
                let seen = drops(asked) ? asked.pictures.dropLast(dropped) : asked.pictures
                let prompt = 10 + asked.words.utf8.count / 4 + seen.count * pictureTokens
                return .answer(says ?? Self.colour(seen.first), to: asked, prompt: prompt)
            }
        }

        /// What the picture of a colour check shows; anything else is a cat.
        private static func colour(_ url: String?) -> String {
            let colours = PlainColour.allCases.filter { colour in
                url?.hasSuffix(String(decoding: Base64.encode(colour.picture.bytes), as: UTF8.self)) ?? false
            }
            return colours.first.map { "It is \($0.rawValue)." } ?? "A cat."
        }
    }

    private func questions(_ server: FaultServer) -> [Asked] { server.requests.compactMap { Asked($0) } }

    @Test func `a service that counts pictures is believed, and its words are asked alone once`() async throws {
        let server = try Service(list: .seeing("m")).serve()
        let test = try TestEndpoint(server)
        for _ in 0..<3 {
            let (answer, _) = try await test.ask(pictures: [.sized(500)])
            #expect(answer.sight == .sees && answer.notes == [])
        }
        let alone = questions(server).filter { $0.pictures.isEmpty }
        #expect(alone.map { $0.json["max_tokens"]?.int } == [1] && alone.first?.words == "What is this?")
        #expect(questions(server).count == 4)
    }

    @Test func `other words need no question of their own where there is room in any case`() async throws {
        let server = try Service(list: .seeing("m")).serve()
        let test = try TestEndpoint(server)
        for words in ["What is this?", "Who is that?", "Where was it taken, and when?"] {
            #expect(try await test.ask(words, pictures: [.sized(500)]).answer.sight == .sees)
        }
        #expect(questions(server).filter { $0.pictures.isEmpty }.count == 1)
    }

    @Test(arguments: [true, false])
    func `pictures that were dropped on the way are noticed`(streams: Bool) async throws {
        let long = String(repeating: "Describe every corner of it. ", count: 50)
        // The colour check passes: only some pictures are dropped, as a gateway with a limit does.
        let service = Service(drops: { $0.words.hasPrefix("Describe") }, list: .seeing("m"))
        let test = try TestEndpoint(try service.serve())
        #expect(try await test.ask(pictures: [.sized(500)], streams: streams).answer.sight == .sees)
        for words in [long, "Describe it."] {
            let (answer, _) = try await test.ask(words, pictures: [.sized(500)], streams: streams)
            #expect(answer.sight == .doubtful && answer.notes == [.sightDoubtful])
        }
    }

    @Test func `one of two dropped is noticed once it is known what one costs`() async throws {
        let service = Service(drops: { $0.pictures.count > 1 }, list: .seeing("m"))
        let test = try TestEndpoint(try service.serve(dropped: 1))
        #expect(try await test.ask(pictures: [.sized(500)]).answer.sight == .sees)
        #expect(try await test.ask(pictures: [.sized(500), .sized(600)]).answer.sight == .doubtful)
    }

    @Test func `a service that was set up anew and counts less is not marked for it`() async throws {
        let tokens = Mutex(1000)
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .seeing("m") }
            let prompt = 10 + asked.words.utf8.count + asked.pictures.count * tokens.withLock(\.self)
            return .answer("It is red.", to: asked, prompt: prompt)
        }
        let test = try TestEndpoint(server)
        _ = try await test.endpoint.checkSight(of: "m")
        for _ in 0..<2 { _ = try await test.ask(pictures: [.sized(300)]) }
        tokens.withLock { $0 = 64 }
        // The first one has the costs learned anew.
        for _ in 0..<2 {
            let notes = try await test.ask(pictures: [.sized(300)]).answer.notes
            #expect(!notes.contains(.sightDoubtful))
        }
    }

    @Test func `a service that counts words only is not marked for it`() async throws {
        let server = try Service(pictureTokens: 0, list: .seeing("m")).serve()
        let test = try TestEndpoint(server)
        for words in ["A", "B", "C"] {
            #expect(try await test.ask(words, pictures: [.sized(500)]).answer.sight == .sees)
        }
        // The first words alone, three colours, and a colour with and without its picture: never again.
        #expect(questions(server).count == 9, "three questions and six about them")
    }

    @Test func `a service that does not count at all says nothing about sight`() async throws {
        let server = try FaultServer { request in
            Asked(request).map { .answer("A cat.", to: $0) } ?? .seeing("m")
        }
        let (answer, _) = try await TestEndpoint(server).ask(pictures: [.sized(500)])
        #expect(answer.sight == .sees && answer.notes == [] && server.requests.count == 2)
    }

    @Test func `a model of which nothing is known is checked once, after its first answer`() async throws {
        let server = try Service().serve()
        let test = try TestEndpoint(server)
        #expect(try await test.ask(pictures: [.sized(500)]).answer.sight == .sees)
        let first = try #require(questions(server).first)
        #expect(first.pictures.first?.contains("image/jpeg") == true)
        #expect(questions(server).count == 5)
        let checks = questions(server).filter { $0.pictures.first?.contains("image/png") ?? false }
        #expect(checks.map { $0.json["temperature"]?.double } == [0, 0, 0], "without chance")
        _ = try await test.ask(pictures: [.sized(500)])
        #expect(questions(server).count == 6)
    }

    @Test func `a model that calls everything red is marked, and refused the next time`() async throws {
        let server = try Service(says: "It is red.").serve()
        let test = try TestEndpoint(server)
        let (answer, _) = try await test.ask(pictures: [.sized(500)])
        #expect(answer.sight == .blind && answer.notes == [.sightFailed])
        let failure = try await test.failure(pictures: [.sized(500)])
        #expect(failure.code == .modelCannotSee && failure.message.contains("'m'"))
        #expect(try await test.ask("Without a picture").answer.text == "It is red.")
    }

    @Test func `a model that names no colour is marked, and asked again`() async throws {
        let test = try TestEndpoint(try Service(says: "A lovely beach.").serve())
        for _ in 0..<2 {
            let (answer, _) = try await test.ask(pictures: [.sized(500)])
            #expect(answer.sight == .doubtful && answer.notes == [.sightFailed])
        }
    }

    @Test func `a model that is said to see and calls everything red is doubtful`() async throws {
        let test = try TestEndpoint(try Service(says: "Red.", list: .seeing("m")).serve())
        #expect(try await test.endpoint.checkSight(of: "m") == .doubtful)
        #expect(try await test.ask(pictures: [.sized(500)]).answer.sight == .doubtful)
    }

    @Test func `a model that says nothing in its check is not called blind`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            return .answer(asked.words.contains("colour") ? "" : "A cat.", to: asked, finish: "length")
        }
        let test = try TestEndpoint(server)
        for _ in 0..<2 {
            let (answer, _) = try await test.ask(pictures: [.sized(500)])
            #expect(answer.sight == .unknown && answer.notes == [])
        }
    }

    @Test func `a model whose reasoning begins before its answer is heard to the end`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            let colour = PlainColour.allCases.first { colour in
                let base64 = String(decoding: Base64.encode(colour.picture.bytes), as: UTF8.self)
                return asked.pictures.first?.hasSuffix(base64) ?? false
            }
            let text = "It could be red, green or blue, I think</think>\(colour?.rawValue ?? "none")."
            return .answer(text, to: asked)
        }
        #expect(try await TestEndpoint(server).checkedSight() == .sees)
    }

    @Test func `a count that fails leaves the answer alone`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .seeing("m") }
            guard asked.pictures.isEmpty else { return .answer("A cat.", to: asked, prompt: 300) }
            return .json(200, #"{"choices":[{"message":{"content":"x"},"finish_reason":"error"}]}"#)
        }
        let (answer, _) = try await TestEndpoint(server).ask(pictures: [.sized(500)])
        #expect(answer.text == "A cat." && answer.sight == .sees)
    }

    @Test func `a check that cannot be made leaves the answer alone`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request) else { return .models("m") }
            return request.number == 1 ? .answer("A cat.", to: asked) : .refusal(429, "Rate limit reached")
        }
        let (answer, _) = try await TestEndpoint(server).ask(pictures: [.sized(500)])
        #expect(answer.text == "A cat." && answer.sight == .unknown && answer.notes == [])
    }

    @Test func `a blind model is refused with those that see, and nothing is sent to it`() async throws {
        let list =
            #"{"data":[{"id":"a","architecture":{"input_modalities":["text"]}},"#
            + #"{"id":"b","architecture":{"input_modalities":["text","image"]}}]}"#
        let server = try FaultServer { _ in .json(200, list) }
        let failure = try await TestEndpoint(server).failure(pictures: [.sized(500)], model: "a")
        #expect(failure.code == .modelCannotSee && failure.advice.contains("b"))
        #expect(questions(server).isEmpty)
    }

    @Test(arguments: [
        ("llamacpp", "/props", #"{"modalities":{"vision":false}}"#, Sight.blind),
        ("llamacpp", "/props", #"{"modalities":{"vision":true}}"#, .sees),
        ("library", "/api/show", #"{"capabilities":["completion","vision"]}"#, .sees),
        ("library", "/api/show", #"{"capabilities":["completion"]}"#, .blind),
        ("openai", "/model/info", #"{"data":[{"model_name":"m","model_info":{"supports_vision":true}}]}"#, .sees),
        ("openai", "/model/info", #"{"data":[{"model_name":"m","model_info":{"supports_vision":false}}]}"#, .unknown),
        ("library", "/nothing", "{}", .unknown),
    ])
    func `servers that say it elsewhere are asked there`(
        owner: String, path: String, text: String, sight: Sight
    ) async throws {
        let list = #"{"data":[{"id":"m","created":1677610602,"owned_by":"\#(owner)"}]}"#
        let server = try FaultServer { request in
            request.path == "/v1/models" ? .json(200, list) : request.path == path ? .json(200, text) : .json(404, "{}")
        }
        let test = try TestEndpoint(server)
        #expect(try await test.endpoint.models().map(\.declaredSight) == [sight])
    }
}
