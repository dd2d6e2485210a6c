import Bytes
import Testing

@testable import Vision

/// Whole answers as the streams that were asked for.
@Suite struct ChatChunkTests {
    private func stream(_ whole: String) throws -> [JSONValue] {
        ChatChunk.stream(of: try ChatChunk(reading: Array(whole.utf8))).map(\.json)
    }

    @Test func `the message, why it ends, and the counts`() throws {
        let chunks = try stream(
            #"{"id":"a","object":"chat.completion","created":7,"model":"m","system_fingerprint":"f","choices":["#
                + #"{"index":0,"message":{"role":"assistant","content":"Red.","reasoning_content":"r"},"#
                + #""finish_reason":"length"}],"usage":{"prompt_tokens":3}}"#)
        #expect(chunks.count == 3)
        for chunk in chunks {
            #expect(chunk["object"]?.string == "chat.completion.chunk" && chunk["id"]?.string == "a")
            #expect(chunk["created"]?.int == 7 && chunk["model"]?.string == "m")
            #expect(chunk["system_fingerprint"]?.string == "f")
        }
        let first = chunks.first?["choices"]?[0]
        #expect(first?["delta"]?["content"]?.string == "Red." && first?["delta"]?["role"]?.string == "assistant")
        #expect(first?["delta"]?["reasoning_content"]?.string == "r" && first?["finish_reason"] == .null)
        #expect(chunks[1]["choices"]?[0]?["finish_reason"]?.string == "length")
        #expect(chunks[1]["choices"]?[0]?["delta"]?.object?.isEmpty == true)
        #expect(chunks[2]["choices"]?.array?.isEmpty == true && chunks[2]["usage"]?["prompt_tokens"]?.int == 3)
    }

    @Test func `all choices, and the calls of tools with their numbers`() throws {
        let chunks = try stream(
            #"{"choices":[{"index":0,"message":{"content":null,"#
                + #""tool_calls":[{"id":"c","type":"function"},{"id":"d"}]},"#
                + #""finish_reason":"tool_calls"},{"index":1,"message":{"content":"b"}}]}"#)
        #expect(chunks.count == 2)
        let calls = chunks[0]["choices"]?[0]?["delta"]?["tool_calls"]
        #expect(calls?[0]?["index"]?.int == 0 && calls?[0]?["id"]?.string == "c")
        #expect(calls?[1]?["index"]?.int == 1 && calls?[1]?["id"]?.string == "d")
        #expect(chunks[0]["choices"]?[1]?["index"]?.int == 1)
        // A client waits for a reason.
        #expect(chunks[1]["choices"]?.array?.compactMap { $0["finish_reason"]?.string } == ["tool_calls", "stop"])
    }

    @Test(arguments: [
        #"{"choices":[{}]}"#, #"{"choices":[null]}"#, #"{"choices":[{"message":null}]}"#, #"{"choices":["x",1]}"#,
        #"{"choices":[{"message":{"tool_calls":[1,null]},"finish_reason":5}],"usage":null}"#,
        #"{"choices":[{"message":{"tool_calls":[{"index":9,"id":"x"}]}}]}"#,
    ])
    func `odd answers make no broken chunks`(text: String) throws {
        let chunks = try stream(text)
        #expect(chunks.count == 2)
        for chunk in chunks { #expect(chunk["object"]?.string == "chat.completion.chunk") }
    }

    @Test func `an object with a name twice is empty`() {
        let chunk = ChatChunk { writer in
            writer.int("a", 1)
            writer.int("a", 2)
        }
        #expect(chunk.json == .object(JSONObject()))
    }
}
