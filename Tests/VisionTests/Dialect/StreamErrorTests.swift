import Testing
import Vignette

@testable import Vision

/// Errors inside a reply that began as an answer, and replies that are none.
@Suite struct StreamErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let body: String
        let error: UpstreamError
        var text = ""

        var testDescription: String { name }
    }

    @Test(arguments: inStream + insteadOfStream) func `each error is thrown wherever the bytes are cut`(_ row: Case) {
        let outcome = StreamOutcome(row.body)
        #expect(outcome.error == row.error)
        #expect(outcome.isTogether)
        #expect(outcome.reply?.text == row.text)
        #expect(outcome.reply?.isComplete == false)
        #expect(StreamOutcome.differences(Array(row.body.utf8)).isEmpty)
    }

    private static let half =
        #"data: {"choices":[{"index":0,"delta":{"content":"Half "},"finish_reason":null}]}"# + "\n\n"

    private static func said(
        _ message: String, type: String? = nil, code: String? = nil, param: String? = nil
    ) -> UpstreamError {
        UpstreamError(status: 200, message: message, type: type, code: code, param: param)
    }

    private static func page(_ words: String) -> UpstreamError {
        UpstreamError(status: 200, message: words, isPage: true)
    }

    static let inStream: [Case] = [
        Case(
            name: "LiteLLM, then the end",
            body: half + #"data: {"error": {"message": "gone", "type": null, "param": null, "code": "500"}}"# + "\n\n",
            error: said("gone", code: "500"), text: "Half"),
        Case(
            name: "vLLM, then the marker",
            body: half + #"data: {"error":{"message":"gone","type":"InternalServerError","param":null,"code":500}}"#
                + "\n\ndata: [DONE]\n\n",
            error: said("gone", type: "InternalServerError", code: "500"), text: "Half"),
        Case(
            name: "llama.cpp of old",
            body: half + #"error: {"code":500,"message":"gone","type":"server_error"}"# + "\n\n",
            error: said("gone", type: "server_error", code: "500"), text: "Half"),
        Case(
            name: "llama.cpp of old, nothing else and no empty line",
            body: #"error: {"error":{"code":500,"message":"gone","type":"server_error"}}"#,
            error: said("gone", type: "server_error", code: "500")),
        Case(
            name: "LM Studio",
            body: half + "event: error\n" + #"data: {"error":{"message":"no add-on"},"message":"no add-on"}"# + "\n\n",
            error: said("no add-on"), text: "Half"),
        Case(
            name: "an event of that name without JSON", body: half + "event: error\ndata: out of memory\n\n",
            error: said("out of memory"), text: "Half"),
        Case(
            name: "an event of that name with any JSON", body: half + "event: error\ndata: {\"reason\":1}\n\n",
            error: said("{\"reason\":1}"), text: "Half"),
        Case(
            name: "OpenRouter beside a choice",
            body: half + #"data: {"error":{"code":502,"message":"provider gone"},"choices":[{"index":0,"delta":"#
                + #"{"content":"x"},"finish_reason":"error"}]}"# + "\n\n",
            error: said("provider gone", code: "502"), text: "Half"),
        Case(
            name: "inside a choice",
            body: half + #"data: {"choices":[{"index":0,"error":{"code":502,"message":"gone"},"delta":{}}]}"# + "\n\n",
            error: said("gone", code: "502"), text: "Half"),
        Case(
            name: "a flat one",
            body: half + #"data: {"object":"error","message":"gone","type":"X","code":400}"# + "\n\n",
            error: said("gone", type: "X", code: "400"), text: "Half"),
        Case(
            name: "only a message", body: half + #"data: {"message":"gone"}"# + "\n\n", error: said("gone"),
            text: "Half"),
        Case(
            name: "data that is a sentence", body: half + "data: upstream timed out\n\n",
            error: said("upstream timed out"), text: "Half"),
        Case(
            name: "a name that occurs twice", body: half + #"data: {"choices":[],"choices":[]}"# + "\n\n",
            error: said("The reply cannot be read. The JSON names a member of an object twice at byte 14."),
            text: "Half"),
        Case(
            name: "JSON that goes on too long", body: half + "data: {}}\n\n",
            error: said("The reply cannot be read. The JSON is followed by something else at byte 2."), text: "Half"),
    ]

    static let insteadOfStream: [Case] = [
        Case(
            name: "JSON with an object", body: #" {"error":{"message":"no","type":"t","code":7,"param":"p"}}"#,
            error: said("no", type: "t", code: "7", param: "p")),
        Case(
            name: "JSON with a sentence", body: #"{"error":"Unexpected endpoint or method. (POST /chat/completions)"}"#,
            error: said("Unexpected endpoint or method. (POST /chat/completions)")),
        Case(name: "JSON with a detail", body: #"{"detail":"Not Found"}"#, error: said("Not Found")),
        Case(name: "JSON in an array", body: #"[{"error":{"message":"no"}}]"#, error: said("no")),
        Case(name: "JSON without an answer", body: "{}", error: said("The reply is JSON without an answer.")),
        Case(
            name: "JSON without any choice", body: #"{"choices":[]}"#,
            error: said("The reply is JSON without an answer.")),
        Case(
            name: "JSON cut off", body: #"{"choices":[{"message":{"content":"x"#,
            error: said("The reply cannot be read. The JSON ends too early at byte 36.")),
        Case(
            name: "a page", body: "\n<!doctype html><h1>Bad Gateway</h1>",
            error: page("Bad Gateway")),
        Case(name: "a page in an event", body: "data: <p>gone</p>\n\n", error: said("<p>gone</p>")),
        Case(name: "a sentence", body: "404 page not found", error: said("404 page not found")),
        Case(name: "a sentence with a colon", body: "database: locked", error: said("database: locked")),
        Case(name: "a word that could begin a stream", body: "even", error: said("even")),
        Case(name: "a word like an error line", body: "error: no memory", error: said("no memory")),
    ]

    @Test func `of a long page the start is kept, and the rest is not waited for`() throws {
        var stream = ChatStream()
        var pieces: [AnswerPiece] = []
        try stream.feed(Array("<html>".utf8), into: &pieces)
        let page = Array(String(repeating: "long ", count: 1_000).utf8)
        let error = #expect(throws: UpstreamError.self) { try stream.feed(page, into: &pieces) }
        #expect(error?.isPage == true)
        #expect((error?.message.utf8.count ?? .max) <= UpstreamError.longestStart)
        #expect(error?.message.hasPrefix("long long") == true)
    }

    @Test func `nothing is read behind an error`() throws {
        var stream = ChatStream()
        var pieces: [AnswerPiece] = []
        #expect(throws: UpstreamError.self) { try stream.feed(Array("data: {\"error\":1}\n\n".utf8), into: &pieces) }
        try stream.feed(Array(Self.half.utf8), into: &pieces)
        #expect(pieces.isEmpty)
        let reply = try stream.finish(into: &pieces)
        #expect(reply == ChatReply())
    }

    @Test func `an error has the status of the reply`() {
        let body = Array(#"{"error":"busy"}"#.utf8)
        let error = #expect(throws: UpstreamError.self) { try PlainReply.read(body, status: 503) }
        #expect(error == UpstreamError(status: 503, message: "busy"))
    }
}
