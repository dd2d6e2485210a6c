import Bytes
import Testing
import Vignette
import Vision

@testable import App

@Suite struct OllamaChatTests {
    @Test func `streams a message, piece by piece`() async throws {
        let desk = OllamaDesk([.piece("A "), .piece("cat."), .end("length"), .usage(5, 2)])
        let reply = try await desk.post("/api/chat", #"{"model":"llava","messages":[{"role":"user","content":"Hi"}]}"#)
        let lines = reply.lines
        #expect(lines.map { $0["message"]?["content"]?.string } == ["A ", "cat.", ""])
        #expect(lines.allSatisfy { $0["message"]?["role"]?.string == "assistant" })
        #expect(lines.map { $0["done_reason"]?.string } == [nil, nil, "length"])
        #expect(lines.allSatisfy { $0["response"] == nil && $0["context"] == nil })
        #expect(lines.last?["eval_count"]?.int == 2)
    }

    @Test func `answers whole, with its reasoning`() async throws {
        let desk = OllamaDesk([.message(#"{"content":"A cat.","reasoning_content":"Hm.","reasoning":"Hm."}"#)])
        let reply = try await desk.post(
            "/api/chat", #"{"model":"llava","messages":[{"role":"user","content":"Hi"}],"stream":false}"#)
        #expect(
            reply.json?["message"]
                == (try JSON.parse(Array(#"{"role":"assistant","content":"A cat.","thinking":"Hm."}"#.utf8))))
    }

    @Test func `keeps the roles, in small letters`() async throws {
        let desk = OllamaDesk()
        _ = try await desk.post(
            "/api/chat",
            """
            {"model":"llava","stream":false,"messages":[{"role":"System","content":"Be brief."},
            {"role":"USER","content":"Hi"},{"role":"Assistant","content":"Hello","thinking":"secret"},
            {"role":"user","content":null,"images":[]}]}
            """)
        let asked = try #require(desk.service.asked.first)
        #expect(
            asked.json?["messages"]
                == (try JSON.parse(
                    Array(
                        """
                        [{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},
                        {"role":"assistant","content":"Hello"},{"role":"user","content":""}]
                        """.utf8))))
        #expect(asked.texts == ["Be brief.", "Hi", "Hello"])
    }

    @Test(arguments: [
        (#""messages":[]"#, "load"), (#""messages":null"#, "load"), (#""stream":true"#, "load"),
        (#""messages":[],"keep_alive":0"#, "unload"),
    ])
    func `loads nothing, and says so, without messages`(members: String, reason: String) async throws {
        let desk = OllamaDesk()
        let reply = try await desk.post("/api/chat", #"{"model":"llava",\#(members)}"#)
        #expect(
            reply.json
                == (try JSON.parse(
                    Array(
                        """
                        {"model":"llava","created_at":"2026-01-02T03:04:05.678Z",
                        "message":{"role":"assistant","content":""},"done":true,"done_reason":"\(reason)"}
                        """.utf8))))
        #expect(desk.service.asked.isEmpty)
    }

    @Test func `attaches pictures beside the messages to the last thing a user said`() throws {
        let request = try Self.request(
            """
            {"model":"m","images":["C"],"messages":[{"role":"user","content":"one","images":["A"]},
            {"role":"user","content":"two","images":["B"]},{"role":"assistant","content":"three"}]}
            """)
        #expect(request.messages.map { $0.images.compactMap(\.value.string) } == [["A"], ["B", "C"], []])
        #expect(request.images.map(\.field) == ["messages[0].images[0]", "messages[1].images[0]", "images[0]"])
    }

    @Test func `makes a message of pictures where no user has said anything`() throws {
        let request = try Self.request(
            #"{"model":"m","images":["A"],"messages":[{"role":"system","content":"Describe."}]}"#)
        #expect(request.messages.map(\.role) == [.system, .user])
        #expect(request.messages.map(\.images.count) == [0, 1])
    }

    @Test func `puts pictures into their messages, behind the text`() throws {
        let request = try Self.request(
            """
            {"model":"m","messages":[{"role":"user","content":"one","images":["A","B"]},
            {"role":"user","images":["C"]},{"role":"user","content":"two"}]}
            """)
        let pictures = try [PassedPicture.sample(1), .sample(2), .came("AAAA")]
        let question = OllamaQuestion(request: request, model: "behind", pictures: pictures)
        let json = try JSON.parse(question.passed.pieces.flatMap(\.bytes))
        let first = try #require(json["messages"]?[0]?["content"])
        #expect(first[0] == (try JSON.parse(Array(#"{"type":"text","text":"one"}"#.utf8))))
        #expect(first[1]?["type"]?.string == "image_url")
        #expect(first[1]?["image_url"]?["url"]?.string == "data:image/png;base64,AQ==")
        #expect(first[2]?["image_url"]?["url"]?.string == "data:image/png;base64,Ag==")
        let second = json["messages"]?[1]?["content"]
        #expect(second?.array?.count == 1)
        #expect(second?[0]?["image_url"]?["url"]?.string == "data:image/jpeg;base64,AAAA")
        #expect(json["messages"]?[2]?["content"]?.string == "two")
        #expect(question.passed.pictureCount == 3)
        #expect(question.read.pictures.count == 3)
    }

    static func request(_ body: String) throws -> OllamaRequest { try OllamaRequest(.chat, Array(body.utf8)) }
}

extension PassedPicture {
    /// A picture made here, of one byte.
    static func sample(_ byte: UInt8) throws -> PassedPicture {
        let size = PictureSize(width: 1, height: 1)
        let picture = Picture(bytes: [byte], format: .png, size: size, digest: try SHA256.digest(of: [byte]).hex)
        return PassedPicture(content: .prepared(picture), format: .png, size: size)
    }

    /// A picture that goes on as it came.
    static func came(_ base64: String) throws -> PassedPicture {
        PassedPicture(
            content: .asItCame(Array(base64.utf8)[...]), format: .jpeg, size: PictureSize(width: 1, height: 1))
    }
}
