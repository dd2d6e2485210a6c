import Bytes
import Testing
import Vignette
import Vision

@testable import App

@Suite struct OllamaToolTests {
    private static let body = """
        {"model":"llava","stream":STREAM,"messages":[{"role":"user","content":"Weather?"}],
        "tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","$defs":{}}}}]}
        """

    private static func body(streams: Bool) -> String {
        body.replacing("STREAM", with: String(streams))
    }

    @Test func `passes tools on as they came`() async throws {
        let desk = OllamaDesk()
        _ = try await desk.post("/api/chat", Self.body(streams: false))
        let sent = try JSON.parse(Array(Self.body(streams: false).utf8))
        #expect(desk.service.asked.first?.json?["tools"] == sent["tools"])
    }

    @Test func `puts calls together that come in fragments`() async throws {
        let desk = OllamaDesk([
            .delta(#"{"tool_calls":[{"index":0,"id":"a","function":{"name":"weather","arguments":""}}]}"#),
            .delta(#"{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":\"Par"}}]}"#),
            .delta(#"{"tool_calls":[{"index":0,"function":{"arguments":"is\"}"}}]}"#),
            .delta(#"{"tool_calls":[{"index":1,"id":"b","function":{"name":"time"}}]}"#),
            .end("tool_calls"),
        ])
        let lines = try await desk.post("/api/chat", Self.body(streams: true)).lines
        #expect(lines.count == 2)
        #expect(
            lines.first?["message"]
                == (try JSON.parse(
                    Array(
                        """
                        {"role":"assistant","content":"","tool_calls":[
                        {"id":"a","function":{"index":0,"name":"weather","arguments":{"city":"Paris"}}},
                        {"id":"b","function":{"index":1,"name":"time","arguments":{}}}]}
                        """.utf8))))
        #expect(lines.first?["done"]?.bool == false)
        #expect(lines.last?["done_reason"]?.string == "stop")
        #expect(lines.last?["message"]?["tool_calls"] == nil)
    }

    @Test func `gives the calls of a whole answer`() async throws {
        let desk = OllamaDesk([
            .message(
                #"{"content":null,"tool_calls":[{"id":"a","function":{"name":"weather","arguments":"{\"n\":1}"}}]}"#,
                finish: "tool_calls")
        ])
        let message = try await desk.post("/api/chat", Self.body(streams: false)).json?["message"]
        #expect(message?["content"]?.string == "")
        #expect(message?["tool_calls"]?[0]?["function"]?["arguments"]?["n"]?.int == 1)
    }

    @Test(arguments: [
        // No index; all with the same; whole arguments as an object; the name again and again.
        #"{"id":"a","function":{"name":"x","arguments":"{\"n\":1}"}}"#
            + #"|{"id":"b","function":{"name":"y","arguments":"{\"n\":2}"}}"#,
        #"{"index":0,"id":"a","function":{"name":"x","arguments":"{\"n\":1}"}}"#
            + #"|{"index":0,"id":"b","function":{"name":"y","arguments":"{\"n\":2}"}}"#,
        #"{"index":0,"function":{"name":"x","arguments":{"n":1}}}"#
            + #"|{"index":1000000000000,"function":{"name":"y","arguments":{"n":2}}}"#,
        #"{"index":7,"id":"a","function":{"name":"x","arguments":"{\"n\""}}"#
            + #"|{"index":7,"id":"a","function":{"name":"x","arguments":":1}"}}"#
            + #"|{"index":3,"id":"b","function":{"name":"y","arguments":"{\"n\":2}"}}"#,
    ])
    func `tells calls apart however they are counted`(fragments: String) throws {
        var calls = OllamaToolCalls()
        for fragment in fragments.split(separator: "|") { try calls.take(try JSON.parse(Array(fragment.utf8))) }
        let finished = try calls.finished()
        #expect(finished.map(\.name) == ["x", "y"])
        #expect(finished.map { $0.arguments["n"]?.int } == [1, 2])
    }

    @Test(arguments: [#"null"#, #"{}"#, #"{"function":null}"#, #"{"function":{"name":5}}"#, #"7"#])
    func `passes over what is no call`(fragment: String) throws {
        var calls = OllamaToolCalls()
        try calls.take(try JSON.parse(Array(fragment.utf8)))
        #expect(try calls.finished().isEmpty)
    }

    @Test(arguments: ["{", "[]", "1", "{\"a\":1}x"])
    func `refuses arguments that are no object`(arguments: String) throws {
        var calls = OllamaToolCalls()
        let text = JSONWriter().object { delta in
            delta.object("function") { function in
                function.string("name", "x")
                function.string("arguments", arguments)
            }
        }
        try calls.take(try JSON.parse(text))
        #expect(throws: Failure.self) { try calls.finished() }
    }

    @Test func `bounds what a model calls`() throws {
        var calls = OllamaToolCalls()
        let fragment = { (index: Int, size: Int) in
            try JSON.parse(
                Array(
                    #"{"index":\#(index),"function":{"name":"x","arguments":"\#(String(repeating: " ", count: size))"}}"#
                        .utf8))
        }
        for index in 0..<128 { try calls.take(try fragment(index, 16_000)) }
        #expect(throws: Failure.self) { try calls.take(try fragment(128, 0)) }
        #expect(throws: Failure.self) { try calls.take(try fragment(0, 100_000)) }
    }

    @Test func `gives calls and their results an id that they share`() throws {
        let request = try OllamaChatTests.request(
            """
            {"model":"m","messages":[{"role":"user","content":"?"},
            {"role":"assistant","tool_calls":[{"function":{"name":"a","arguments":{"x":[1,"\\u2028"]}}},
            {"function":{"name":"b"}},{"id":"own","function":{"name":"c","arguments":null}}]},
            {"role":"tool","tool_name":"b","content":"B"},{"role":"tool","content":"A"},
            {"role":"tool","tool_call_id":"own","content":"C"},
            {"role":"assistant","tool_calls":[{"function":{"name":"a"}}]},{"role":"tool","tool_name":"a","content":"D"},
            {"role":"tool","content":"nobody asked"}]}
            """)
        let json = try JSON.parse(
            OllamaQuestion(request: request, model: "m", pictures: []).passed.pieces.flatMap(\.bytes))
        let messages = try #require(json["messages"]?.array)
        let calls = messages.flatMap { $0["tool_calls"]?.array ?? [] }
        #expect(calls.map { $0["id"]?.string } == ["call00001", "call00002", "own", "call00003"])
        #expect(calls.allSatisfy { $0["type"]?.string == "function" })
        #expect(calls.map { $0["function"]?["arguments"]?.string } == ["{\"x\":[1,\"\u{2028}\"]}", "{}", "{}", "{}"])
        #expect(
            messages.compactMap { $0["tool_call_id"]?.string }
                == ["call00002", "call00001", "own", "call00003", "call00004"])
    }
}
