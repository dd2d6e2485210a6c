import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

@Suite struct OllamaPicturesTests {
    @Test(arguments: [
        Failure(.noPicture), .invalidRequest(field: "images[0]", "is no base64"), Failure(.unsupportedMedia),
        Failure(.remoteImageRefused),
    ])
    func `says in the words that programs know that it is no picture`(failure: Failure) {
        let told = OllamaPictures.told(failure.naming("images[0]"))
        #expect(told.message == "Only JPEG base64 strings or http(s) URLs are supported")
        #expect(told.status == 400)
        #expect(told.field == "images[0]")
        #expect(told.detail == failure.message)
    }

    @Test(arguments: [
        Failure.decodeFailed(reason: "it is cut off"), .tooLarge(limit: 1, actual: 2), .busy("full"),
        Failure(.internal),
        Failure(.quotaExhausted),
    ])
    func `leaves all other sentences`(failure: Failure) {
        #expect(OllamaPictures.told(failure) == failure)
    }

    @Test(arguments: [
        ("http://a/b.jpg", true), (" HTTPS://a/b.jpg", true), ("file:///etc/passwd", false), ("//a/b", false),
        ("data:image/gif;base64,AAAA", false), ("httpAAAA", false), ("", false), ("ftp://a", false),
    ])
    func `knows an address`(text: String, isAddress: Bool) {
        #expect(OllamaPictures.isAddress(Array(text.utf8)[...]) == isAddress)
    }

    @Test(arguments: [
        "hello", "", "AAA", "AA-_", "file:///etc/passwd", "ftp://a/b.jpg", "//a/b.jpg", "data:image/jpeg,AAAA",
        "data:image/jpeg;base64,A", "d29yZA==", "data:image/svg+xml;base64,d29yZA==", "\u{1}",
    ])
    func `refuses what is no picture in the words that programs know`(text: String) async throws {
        let desk = OllamaDesk()
        let reply = try await desk.post("/api/generate", Self.body(text))
        #expect(reply.status == 400)
        #expect(reply.error == "Only JPEG base64 strings or http(s) URLs are supported")
        #expect(desk.service.asked.isEmpty)
    }

    @Test(arguments: [
        ("ZGFtYWdlZA==", Failure.Code.decodeFailed), ("dmFzdA==", .tooLarge), ("YnVzeQ==", .busy),
        ("http://127.0.0.1/a.jpg", .remoteImageRefused), ("HTTPS://a/b.jpg", .remoteImageRefused),
    ])
    func `keeps the sentence of every other fault`(text: String, code: Failure.Code) async throws {
        let reply = try await OllamaDesk().post("/api/generate", Self.body(text))
        #expect(reply.failure?.code == code)
        #expect(reply.error?.contains("Only JPEG") == false)
    }

    @Test(arguments: ["", "data:image/heic;base64,"])
    func `prepares what the gate does not pass`(start: String) async throws {
        let desk = OllamaDesk()
        let reply = try await desk.post("/api/generate", Self.body(start + "cGl4ZWxz"))
        #expect(reply.status == 200)
        #expect(desk.preparer.uploads.map(\.bytes) == [Array("pixels".utf8)])
        let asked = try #require(desk.service.asked.first)
        let url = asked.json?["messages"]?[0]?["content"]?[1]?["image_url"]?["url"]?.string
        #expect(url == "data:image/jpeg;base64,cGl4ZWxz")
        #expect(asked.question.companion != nil)
        #expect(reply.fields[.imageTokens] != nil)
    }

    private static func body(_ image: String) -> String {
        let body = JSONWriter().object { body in
            body.string("model", "llava")
            body.string("prompt", "What is it?")
            body.bool("stream", false)
            body.array("images") { $0.string(image) }
        }
        return String(decoding: body, as: UTF8.self)
    }
}
