import Bytes
import HTTP
import Testing
import Vignette

@testable import App

@Suite struct OllamaRefusalTests {
    @Test(arguments: ["/api/generate", "/api/chat", "/api/show"], ["", " \n"])
    func `wants a body`(path: String, body: String) async throws {
        let reply = try await OllamaDesk().post(path, body)
        #expect(reply.status == 400)
        #expect(reply.error == "missing request body")
    }

    @Test(
        arguments: ["/api/generate", "/api/chat", "/api/show"],
        [
            "{", "{}x", "[]", "\"x\"", "null", "5", "{'model':'llava'}", "{\"model\":\"a\",\"model\":\"b\"}",
            "{\"model\":\"\u{0}\"}", "{\"model\":\"\\ud800\"}", "{\"model\":1e}", "\u{FEFF}{}", "model=llava&prompt=Hi",
        ])
    func `wants strict JSON`(path: String, body: String) async throws {
        let reply = try await OllamaDesk().post(path, body)
        #expect(reply.status == 400)
        #expect(reply.failure?.code == .invalidRequest)
    }

    @Test func `is not impressed by depth or number`() async throws {
        let desk = OllamaDesk { $0.maxUploadMB = 1 }
        for value in [
            String(repeating: "[", count: 10_000), String(repeating: "{\"a\":", count: 10_000),
            "[" + String(repeating: "0,", count: 1_000_000) + "0]",
        ] {
            var request = OllamaDesk.request("/api/chat", Array("{\"model\":\"llava\",\"messages\":\(value)".utf8))
            request.body.limit = .max
            #expect(try await desk.send(request).status == 400)
        }
    }

    @Test func `refuses bytes that are no text`() async throws {
        let body = Array("{\"model\":\"llava\",\"prompt\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
        #expect(try await OllamaDesk().send(OllamaDesk.request("/api/generate", body)).status == 400)
    }

    @Test(arguments: ["/api/generate", "/api/chat", "/api/show"], ["{}", #"{"model":""}"#, #"{"model":null}"#])
    func `wants a model`(path: String, body: String) async throws {
        let reply = try await OllamaDesk().post(path, body)
        #expect(reply.status == 400)
        #expect(reply.error == "model is required")
    }

    @Test(
        arguments: ["/api/generate", "/api/chat", "/api/show"],
        ["llama", "llava:7b", "llava:", "llava\u{2028}", "\u{1}"])
    func `does not know every model`(path: String, name: String) async throws {
        let desk = OllamaDesk()
        let body = JSONWriter().object { body in
            body.string("model", name)
            body.string("prompt", "Hi")
            body.value("images", .array([.number(JSONNumber(5))]))
        }
        let reply = try await desk.send(OllamaDesk.request(path, body))
        #expect(reply.status == 404)
        #expect(reply.error == "model '\(OneLine.clean(name))' not found")
        #expect(desk.service.asked.isEmpty)
    }

    @Test(arguments: [
        (#""prompt":5"#, "The field 'prompt' must be a string."),
        (#""prompt":"x","system":[]"#, "The field 'system' must be a string."),
        (#""prompt":"x","stream":"no""#, "The field 'stream' must be true or false."),
        (#""prompt":"x","images":"AAAA""#, "The field 'images' must be a list."),
        (#""prompt":"x","images":{}"#, "The field 'images' must be a list."),
        (#""prompt":"x","options":[]"#, "The field 'options' must be an object."),
        (
            #""prompt":"x","options":{"temperature":"hot"}"#,
            "The field 'options.temperature' must be a number, and not too large a one."
        ),
        (
            #""prompt":"x","options":{"seed":1.5}"#,
            "The field 'options.seed' must be a whole number, and not too large a one."
        ),
        (
            #""prompt":"x","options":{"num_predict":1e300}"#,
            "The field 'options.num_predict' must be a whole number, and not too large a one."
        ),
        (
            #""prompt":"x","options":{"num_predict":99999999999999999999}"#,
            "The field 'options.num_predict' must be a whole number, and not too large a one."
        ),
        (#""prompt":"x","options":{"stop":[1]}"#, "The field 'options.stop' must be a list of strings."),
        (#""prompt":"x","options":{"stop":5}"#, "The field 'options.stop' must be a list."),
        (#""prompt":"x","format":"xml""#, "The field 'format' must be \"json\" or a JSON schema."),
        (#""prompt":"x","format":true"#, "The field 'format' must be \"json\" or a JSON schema."),
        (#""prompt":"x","think":"hard""#, "The field 'think' must be true, false, low, medium, high or max."),
        (#""prompt":"x","think":1"#, "The field 'think' must be true, false, low, medium, high or max."),
        (#""prompt":"x","keep_alive":"soon""#, "time: invalid duration \"soon\""),
        (#""prompt":"x","keep_alive":"""#, "time: invalid duration \"\""),
        (#""prompt":"x","keep_alive":"a\"b\\c""#, #"time: invalid duration "a\"b\\c""#),
        (
            #""prompt":"x","keep_alive":true"#,
            "The field 'keep_alive' must be a number of seconds, or a duration such as 5m."
        ),
        (
            #""prompt":"x","raw":true"#,
            "The field 'raw' is not supported here: the model service writes its prompts itself."
        ),
        (
            #""prompt":"x","template":"{{ .Prompt }}""#,
            "The field 'template' is not supported here: the model service writes its prompts itself."
        ),
        (
            #""prompt":"x","suffix":"}""#,
            "The field 'suffix' is not supported here: the model service writes its prompts itself."
        ),
    ])
    func `names the field of a prompt that is wrong`(members: String, error: String) async throws {
        let desk = OllamaDesk()
        let reply = try await desk.post("/api/generate", #"{"model":"llava",\#(members)}"#)
        #expect(reply.status == 400)
        #expect(reply.error == error)
        #expect(desk.service.asked.isEmpty)
    }

    @Test(arguments: [
        (#""messages":"hi""#, "The field 'messages' must be a list."),
        (#""messages":["hi"]"#, "The field 'messages[0]' must be an object."),
        (#""messages":[null]"#, "The field 'messages[0]' must be an object."),
        (
            #""messages":[{"content":"hi"}]"#,
            "The field 'messages[0].role' must be system, user, assistant or tool."
        ),
        (
            #""messages":[{"role":"user"},{"role":"developer"}]"#,
            "The field 'messages[1].role' must be system, user, assistant or tool."
        ),
        (#""messages":[{"role":7}]"#, "The field 'messages[0].role' must be a string."),
        (
            #""messages":[{"role":"user","content":[{"type":"text"}]}]"#,
            "The field 'messages[0].content' must be a string."
        ),
        (#""messages":[{"role":"user","images":"A"}]"#, "The field 'messages[0].images' must be a list."),
        (
            #""messages":[{"role":"assistant","tool_calls":{}}]"#,
            "The field 'messages[0].tool_calls' must be a list."
        ),
        (
            #""messages":[{"role":"assistant","tool_calls":[{}]}]"#,
            "The field 'messages[0].tool_calls[0].function' is missing."
        ),
        (
            #""messages":[{"role":"assistant","tool_calls":[{"function":{"arguments":{}}}]}]"#,
            "The field 'messages[0].tool_calls[0].function.name' is missing."
        ),
        (
            #""messages":[{"role":"assistant","tool_calls":[{"function":{"name":"a","arguments":"{}"}}]}]"#,
            "The field 'messages[0].tool_calls[0].function.arguments' must be an object."
        ),
        (#""messages":[],"tools":{}"#, "The field 'tools' must be a list."),
        (
            #""messages":[],"tools":[{"type":"mcp","server_url":"http://a/"}]"#,
            "The field 'tools[0].type' must be function."
        ),
    ])
    func `names the field of a conversation that is wrong`(members: String, error: String) async throws {
        let reply = try await OllamaDesk().post("/api/chat", #"{"model":"llava",\#(members)}"#)
        #expect(reply.status == 400)
        #expect(reply.error == error)
    }

    @Test(arguments: ["5", "null", "{}", "[\"AAAA\"]", "true"])
    func `takes no picture that is no text`(image: String) async throws {
        let desk = OllamaDesk()
        let reply = try await desk.post("/api/generate", #"{"model":"llava","prompt":"Hi","images":[\#(image)]}"#)
        #expect(reply.status == 400)
        #expect(reply.error == "Unsupported image type")
        #expect(reply.failure?.field == "images[0]")
    }

    @Test func `counts the pictures of all messages before it looks at any`() async throws {
        let desk = OllamaDesk()
        let reply = try await desk.post(
            "/api/chat",
            """
            {"model":"llava","images":["a","b"],"messages":[{"role":"user","images":["c","e"]},
            {"role":"user","images":["d"]}]}
            """)
        #expect(reply.failure?.code == .tooManyPictures)
        #expect(reply.status == 400)
    }

    @Test func `reads no body that is announced as too large`() async throws {
        let desk = OllamaDesk { $0.maxUploadMB = 1 }
        let size = Gateway.bodyLimit(desk.gateway.configuration) + 1
        let reply = try await desk.send(OllamaDesk.request("/api/chat", [UInt8](repeating: 0x20, count: size)))
        #expect(reply.status == 413)
    }

    @Test(arguments: [("/api/generate", "GET"), ("/api/tags", "POST"), ("/api/embed", "POST"), ("/api/pull", "POST")])
    func `serves nothing else`(path: String, method: String) async throws {
        let desk = OllamaDesk()
        let reply = try await method == "GET" ? desk.get(path) : desk.post(path, "{}")
        #expect(reply.status == (["/api/generate", "/api/tags"].contains(path) ? 405 : 404))
    }
}
