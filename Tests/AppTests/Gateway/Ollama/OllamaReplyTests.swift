import Bytes
import Testing
import Vignette

@testable import App

@Suite struct OllamaReplyTests {
    private static func piece(_ json: String, showsThinking: Bool = true) throws -> OllamaPiece {
        var reply = OllamaReply(showsThinking: showsThinking)
        return try reply.take(try JSON.parse(Array(json.utf8)))
    }

    @Test(arguments: [
        (#"{"choices":[{"delta":{"content":"a"}}]}"#, "a", ""),
        (#"{"choices":[{"index":1,"delta":{"content":"b"}},{"index":0,"delta":{"content":"a"}}]}"#, "a", ""),
        (#"{"choices":[{"message":{"content":"a","reasoning":"r"}}]}"#, "a", "r"),
        (#"{"choices":[{"delta":{"reasoning":"r","reasoning_content":"r"}}]}"#, "", "r"),
        (#"{"choices":[{"delta":{"reasoning":"r","reasoning_content":""}}]}"#, "", "r"),
        (#"{"choices":[{"delta":{"content":[{"type":"text","text":"a"},{"text":"b"},{"type":"x"}]}}]}"#, "ab", ""),
        (
            #"{"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"text":"r"},5,{"text":"s"}]}]}}]}"#,
            "", "rs"
        ),
        (#"{"choices":[{"delta":{"content":null,"refusal":"No."}}]}"#, "No.", ""),
        (#"{"choices":[]}"#, "", ""), (#"{"choices":null}"#, "", ""), (#"{}"#, "", ""), (#"[]"#, "", ""),
        (#"{"choices":[{"delta":5,"message":{"content":"a"}}]}"#, "a", ""),
        (#"{"choices":[{"delta":{"content":5,"reasoning":{}}}]}"#, "", ""), (#"{"choices":[7]}"#, "", ""),
    ])
    func `reads what services write`(json: String, text: String, thinking: String) throws {
        #expect(try Self.piece(json) == OllamaPiece(text: JSONText(text), thinking: JSONText(thinking)))
    }

    @Test func `does not say again what is repeated at the end`() throws {
        var reply = OllamaReply(showsThinking: true)
        _ = try reply.take(try JSON.parse(Array(#"{"choices":[{"delta":{"content":"a"}}]}"#.utf8)))
        let end = #"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#
        #expect(try reply.take(try JSON.parse(Array(end.utf8))).isEmpty)
    }

    @Test(arguments: [
        ("5", 5), ("12.0", 12), ("0", nil), ("-1", nil), ("1e300", nil), ("1e999", nil), ("\"5\"", nil), ("null", nil),
    ])
    func `counts tokens that were counted`(written: String, count: Int?) throws {
        var reply = OllamaReply(showsThinking: true)
        _ = try reply.take(try JSON.parse(Array(#"{"usage":{"prompt_tokens":\#(written)}}"#.utf8)))
        #expect(reply.usage.prompt == count)
    }

    @Test func `keeps a count that a later chunk says nothing of`() throws {
        var reply = OllamaReply(showsThinking: true)
        for usage in [#"{"prompt_tokens":5,"completion_tokens":1}"#, #"{"completion_tokens":2}"#, "null"] {
            _ = try reply.take(try JSON.parse(Array(#"{"usage":\#(usage)}"#.utf8)))
        }
        #expect(reply.usage == TokenUsage(prompt: 5, answer: 2))
    }

    @Test(arguments: [
        ("length", true), ("max_tokens", true), ("stop", false), ("tool_calls", false), ("content_filter", false),
    ])
    func `knows why an answer ended`(word: String, isCutOff: Bool) throws {
        var reply = OllamaReply(showsThinking: true)
        _ = try reply.take(try JSON.parse(Array(#"{"choices":[{"finish_reason":"\#(word)"}]}"#.utf8)))
        #expect(reply.isCutOff == isCutOff)
    }

    @Test func `joins many parts in linear time`() {
        var text = OllamaText()
        for _ in 0..<200_000 { text.append("0123456789") }
        #expect(text.whole.bytes.count == 2_000_000)
    }
}
