import Bytes
import Testing
import Vignette
import Vision

@testable import App

/// Requests that do not go on, each with the field that is at fault.
@Suite struct ChatBodyRefusalTests {
    private func failure(_ text: String, _ profile: UpstreamProfile = .restricted) throws -> Failure {
        do throws(Failure) {
            _ = try ChatBody(Array(text.utf8), restrictions: Restrictions(profile))
        } catch {
            return error
        }
        throw NotRefused()
    }

    private struct NotRefused: Error {}

    private static let messages = #""messages":[{"role":"user","content":"Hi"}]"#

    private static func content(_ content: String) -> String {
        #"{"messages":[{"role":"system","content":"S"},{"role":"user","content":\#(content)}]}"#
    }

    static let fields: [(text: String, field: String)] = [
        (#"{}"#, "messages"), (#"{"messages":[]}"#, "messages"), (#"{"messages":{}}"#, "messages"),
        (#"{"messages":null}"#, "messages"), (#"{"messages":"Hi"}"#, "messages"), (#"{"messages":[1]}"#, "messages[0]"),
        (#"{"messages":[{"content":"x"}]}"#, "messages[0].role"), (#"{"messages":[{"role":""}]}"#, "messages[0].role"),
        (#"{"messages":[{"role":5}]}"#, "messages[0].role"),
        (#"{"model":"",\#(messages)}"#, "model"), (#"{"model":5,\#(messages)}"#, "model"),
        (#"{"model":"\#(String(repeating: "m", count: 513))",\#(messages)}"#, "model"),
        (#"{"stream":"true",\#(messages)}"#, "stream"), (#"{"stream":1,\#(messages)}"#, "stream"),
        (#"{"stream_options":[],\#(messages)}"#, "stream_options"),
        (#"{"stream_options":true,\#(messages)}"#, "stream_options"),
        (#"{"stream_options":{"include_usage":1},\#(messages)}"#, "stream_options.include_usage"),
        (content("5"), "messages[1].content"), (content("{}"), "messages[1].content"),
        (content(#"["x"]"#), "messages[1].content[0]"), (content("[{}]"), "messages[1].content[0]"),
        (content(#"[{"text":"x"}]"#), "messages[1].content[0]"), (content(#"[{"type":5}]"#), "messages[1].content[0]"),
        (content(#"[{"type":"text"}]"#), "messages[1].content[0].text"),
        (content(#"[{"type":"text","text":null}]"#), "messages[1].content[0].text"),
        (content(#"[{"type":"refusal","refusal":[]}]"#), "messages[1].content[0].refusal"),
        (content(#"[{"type":"image_url"}]"#), "messages[1].content[0].image_url"),
        (content(#"[{"type":"image_url","image_url":null}]"#), "messages[1].content[0].image_url"),
        (content(#"[{"type":"image_url","image_url":{}}]"#), "messages[1].content[0].image_url"),
        (content(#"[{"type":"image_url","image_url":{"url":5}}]"#), "messages[1].content[0].image_url"),
        (content(#"[{"type":"image_url","image_url":["x"]}]"#), "messages[1].content[0].image_url"),
        (
            content(#"[{"type":"image_url","image_url":{"url":"x","detail":5}}]"#),
            "messages[1].content[0].image_url.detail"
        ),
        (content(#"[{"type":"text","text":"x","image_url":"y"}]"#), "messages[1].content[0].type"),
        (content(#"[{"type":"text","text":"x"},{"type":"image"}]"#), "messages[1].content[1].type"),
        (content(#"[{"type":"IMAGE_URL","image_url":{"url":"x"}}]"#), "messages[1].content[0].type"),
    ]

    @Test(arguments: fields) func `the field at fault is named`(text: String, field: String) throws {
        let failure = try failure(text)
        #expect(failure.code == .invalidRequest && failure.status == 400)
        #expect(failure.field == field)
    }

    @Test(arguments: [
        ("input_audio", "audio"), ("audio_url", "audio"), ("video_url", "video"), ("input_video", "video"),
        ("file", "a file"), ("input_file", "a file"),
    ])
    func `parts of other kinds are refused with a sentence`(type: String, word: String) throws {
        let failure = try failure(Self.content(#"[{"type":"\#(type)","\#(type)":{"data":"x"}}]"#))
        #expect(failure.code == .invalidRequest && failure.field == "messages[1].content[0].type")
        #expect(failure.message.contains(word) && failure.message.contains("text and pictures"), "\(failure.message)")
    }

    @Test(arguments: [
        "api_base", "base_url", "api_key", "api_version", "custom_llm_provider", "extra_headers", "headers",
        "model_list", "organization", "extra_body", "extra_query", "models", "fallbacks", "context_window_fallbacks",
        "user_config", "router_settings_override", "deployment_url", "mock_response", "mock_x", "litellm_params",
        "aws_x", "azure_ad_token", "vertex_x", "langfuse_host", "x_endpoint", "x_host", "x_url", "plugins",
        "chat_template", "mm_processor_kwargs", "media_io_kwargs", "documents", "prompt", "prompt_ids",
    ])
    func `whom to ask is not for callers to say`(name: String) throws {
        for value in [#""http://evil.example""#, "null", "{}"] {
            let failure = try failure(#"{"\#(name)":\#(value),\#(Self.messages)}"#)
            #expect(failure.code == .invalidRequest && failure.field == name)
            #expect(!failure.message.contains("evil"))
        }
        // An escape is no way around it.
        let escaped = "\\u00" + String(name.utf8.first ?? 0, radix: 16) + name.dropFirst()
        #expect(try self.failure(#"{"\#(escaped)":1,\#(Self.messages)}"#).field == name)
    }

    @Test(arguments: ["low", "high", "original", "AUTO", "auto ", "x"])
    func `detail is refused, but by an open service`(detail: String) throws {
        let text = SentPicture.question([#"{"url":"\#(SentPicture.url)","detail":"\#(detail)"}"#])
        let failure = try failure(text)
        #expect(failure.code == .detailRefused && failure.message == "The detail option is not supported.")
        #expect(throws: NotRefused.self) { _ = try self.failure(text, .open) }
    }

    @Test func `five pictures are too many, wherever they stand`() throws {
        let picture = #"{"url":"\#(SentPicture.url)"}"#
        #expect(throws: NotRefused.self) { _ = try failure(SentPicture.question(Array(repeating: picture, count: 4))) }
        #expect(try failure(SentPicture.question(Array(repeating: picture, count: 5))).code == .tooManyPictures)
        let message = #"{"role":"user","content":[{"type":"image_url","image_url":\#(picture)}]}"#
        let spread = Array(repeating: message, count: 5).joined(separator: ",")
        #expect(try failure(#"{"messages":[\#(spread)]}"#).code == .tooManyPictures)
    }

    private static let noJSON: [String] = [
        "", " ", "[]", "null", "\"x\"", "{", "{}x", "{\"a\":1,\"a\":2}", #"{"a":"\ud800"}"#, #"{"a":"\u0000"}"#,
        #"{"\u0000":1}"#, #"{"temperature":1e999}"#, #"{"seed":-1e400}"#, "\u{FEFF}{}", "{\"a\":\u{0}}",
        String(repeating: "[", count: 10_000), "{\"a\":" + String(repeating: "[", count: 10_000),
        "{" + (0..<100_001).map { "\"\($0)\":0," }.joined() + "\"z\":0}", "{\"a\":01}", "{'a':1}",
    ]

    @Test(arguments: noJSON)
    func `what is no JSON object that all can read is refused, and not repeated`(text: String) throws {
        let failure = try failure(text)
        #expect(failure.code == .invalidRequest && failure.status == 400 && failure.field == nil)
        #expect(failure.message.utf8.count < 120)
    }
}
