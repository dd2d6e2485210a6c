import Testing
import Vignette

@testable import Vision

/// What any server may do with a stream.
@Suite struct StreamShapeTests {
    @Test(arguments: framing + contents + thoughts) func `each shape of a stream is read`(_ stream: StreamCase) {
        stream.check()
    }

    private static let chunk = #"{"choices":[{"index":0,"delta":{"content":"a b"},"finish_reason":"stop"}]}"#

    private static func same(_ name: String, _ body: String) -> StreamCase {
        StreamCase(name: name, body: body, text: "a b", finish: .complete)
    }

    private static let framing: [StreamCase] = [
        same("no space", "data:\(chunk)\n\ndata:[DONE]\n\n"),
        same("carriage returns and line feeds", "data: \(chunk)\r\n\r\ndata: [DONE]\r\n\r\n"),
        same("carriage returns", "data: \(chunk)\r\rdata: [DONE]\r\r"),
        same("a byte order mark", "\u{FEFF}data: \(chunk)\n\n"),
        same("white space first", "\n \r\n\tdata: \(chunk)\n\n"),
        same("fields before", "retry: 5\nid: 7\nevent: message\ndata: \(chunk)\n\n"),
        same("names of events", "event: chat.completion.chunk\ndata: \(chunk)\n\nevent: done\ndata: [DONE]\n\n"),
        same("life signs with names", "event: ping\ndata: pong\n\nevent: ping\ndata: {}\n\ndata: \(chunk)\n\n"),
        same(
            "several lines of data",
            "data: {\"choices\":\ndata: [{\"index\":0,\"delta\":{\"content\":\"a b\"},\n"
                + "data: \"finish_reason\":\"stop\"}]}\n\n"),
        same("no empty line at the end", "data: \(chunk)\n"),
        same("no line end at the end", "data: \(chunk)"),
        same("blanks around the marker", "data: \(chunk)\n\ndata:   [DONE]  \n\n"),
        same("something behind the marker", "data: \(chunk)\n\ndata: [DONE]\n\ndata: nonsense\n\nnonsense"),
        same("empty data", "data\n\ndata:\n\ndata: \n\ndata: \(chunk)\n\n"),
        same("null", "data: null\n\ndata: \(chunk)\n\n"),
        StreamCase(name: "nothing", body: "", isComplete: false),
        StreamCase(name: "blanks", body: " \n", isComplete: false),
        StreamCase(name: "only a comment", body: ": waiting\n\n", isComplete: false),
        StreamCase(name: "only the marker", body: "data: [DONE]\n\n"),
        StreamCase(name: "a marker cut off", body: "data: \(chunk)\n\ndata: [DO", text: "a b", finish: .complete),
        StreamCase(
            name: "cut within a word of JSON", body: #"data: {"choices":[{"index":0,"finish_reason":nu"#,
            isComplete: false),
    ]

    private static let contents: [StreamCase] = [
        StreamCase(
            name: "a whole message instead of deltas",
            body: StreamCase.events([
                #"{"choices":[{"index":0,"message":{"role":"assistant","content":"All","reasoning":"R"},"#
                    + #""finish_reason":"stop"}]}"#
            ]), text: "All", reasoning: "R", finish: .complete),
        StreamCase(
            name: "a whole message behind the deltas",
            body: StreamCase.events([
                #"{"choices":[{"index":0,"delta":{"reasoning_content":"R"}}]}"#,
                #"{"choices":[{"index":0,"delta":{"content":"Al"}}]}"#,
                #"{"choices":[{"index":0,"delta":{"content":"l"}}]}"#,
                #"{"choices":[{"index":0,"delta":{},"message":{"content":"All","reasoning_content":"R"},"#
                    + #""finish_reason":"stop"}]}"#,
            ]), text: "All", reasoning: "R", finish: .complete),
        StreamCase(
            name: "a whole message behind deltas of reasoning",
            body: StreamCase.events([
                #"{"choices":[{"index":0,"delta":{"reasoning_content":"R"}}]}"#,
                #"{"choices":[{"index":0,"message":{"content":"All","reasoning_content":"R"},"#
                    + #""finish_reason":"stop"}]}"#,
            ]), text: "All", reasoning: "R", finish: .complete),
        StreamCase(
            name: "several choices",
            body: StreamCase.events([
                #"{"choices":[{"index":1,"delta":{"content":"B"},"finish_reason":"length"}]}"#,
                #"{"choices":[{"index":1,"delta":{"content":"B"}},{"index":0,"delta":{"content":"A"}}]}"#,
                #"{"choices":[{"delta":{"content":"A"},"finish_reason":"stop"}]}"#,
            ]), text: "AA", finish: .complete),
        StreamCase(
            name: "the older protocol",
            body: StreamCase.events([
                #"{"choices":[{"index":0,"text":"A ","finish_reason":null}]}"#,
                #"{"choices":[{"index":0,"text":"z","finish_reason":"stop"}]}"#,
            ]), text: "A z", finish: .complete),
        StreamCase(
            name: "nothing but nulls",
            body: StreamCase.events([
                #"{"choices":null,"error":null,"usage":null}"#, #"{"choices":[null,{"index":null,"delta":null}]}"#,
                #"{"choices":[{"delta":{"content":7,"reasoning":{},"refusal":[]},"finish_reason":3}]}"#,
            ]), isComplete: false),
        StreamCase(
            name: "halves of a character",
            body: StreamCase.deltas([#"{"content":"a\ud83d"}"#, #"{"content":"\ude00b \ud83d\ude00"}"#]),
            text: "a\u{FFFD}\u{FFFD}b \u{1F600}", finish: .complete),
        StreamCase(
            name: "usage that is none",
            body: StreamCase.events([
                #"{"choices":[],"usage":{"prompt_tokens":8,"completion_tokens":2}}"#,
                #"{"choices":[],"usage":{"prompt_tokens":-1,"completion_tokens":0}}"#,
                #"{"choices":[],"usage":{"prompt_tokens":1e300,"completion_tokens":123456789012345678901234567890}}"#,
                #"{"choices":[],"usage":{"prompt_tokens":"9","completion_tokens":null}}"#, "[DONE]",
            ]), usage: TokenUsage(prompt: 8, answer: 2)),
    ]

    private static let thoughts: [StreamCase] = [
        StreamCase(
            name: "tags cut in pieces",
            body: StreamCase.deltas([
                #"{"content":"\n<th"}"#, #"{"content":"ink>\nOne"}"#, #"{"content":" two\n</"}"#,
                #"{"content":"think>\n\nRed"}"#,
            ]), text: "Red", reasoning: "One two", finish: .complete),
        StreamCase(
            name: "a tag that never began",
            body: StreamCase.deltas([#"{"content":"One two\n"}"#, #"{"content":"</think>\n\nRed"}"#]),
            text: "Red", reasoning: "One two", finish: .complete),
        StreamCase(
            name: "cut off in the middle of a thought",
            body: StreamCase.deltas([#"{"content":"<think>\nOne two"}"#], finish: "\"length\""),
            reasoning: "One two", finish: .cutOff),
        StreamCase(
            name: "known to think first",
            body: StreamCase.deltas([#"{"content":"One"}"#, #"{"content":" two</think>Red"}"#]),
            startsInReasoning: true, text: "Red", reasoning: "One two", finish: .complete),
    ]

    @Test(arguments: [
        ("\"stop\"", FinishReason.complete), ("\"length\"", .cutOff), ("\"content_filter\"", .filtered),
        ("\"model_length\"", .cutOff), ("\"tool_calls\"", .complete), ("\"function_call\"", .complete),
        ("\"eos\"", .complete),
        ("\"STOP\"", .complete),
        ("\"safety\"", .filtered), ("\"RECITATION\"", .filtered), ("\"refusal\"", .refused),
        ("\"whatever\"", nil), ("null", nil), ("\"\"", nil), ("7", nil),
    ])
    func `the reason for the end is understood`(_ word: String, _ reason: FinishReason?) {
        let outcome = StreamOutcome(StreamCase.deltas([#"{"content":"A"}"#], finish: word))
        #expect(outcome.reply?.finish == reason)
        #expect(outcome.reply?.isComplete == true)
        // Without the marker only a reason makes it complete.
        let unmarked = StreamOutcome(StreamCase.deltas([#"{"content":"A"}"#], finish: word, done: false))
        #expect(unmarked.reply?.isComplete == (reason != nil || word == "\"whatever\""))
    }

    @Test(arguments: ["abort", "error", "insufficient_system_resource", "network_error"])
    func `an answer that its service gave up is not complete`(_ word: String) {
        for isDone in [true, false] {
            let body = StreamCase.deltas([#"{"content":"A"}"#], finish: "\"\(word)\"", done: isDone)
            let outcome = StreamOutcome(body)
            #expect(outcome.error == nil && outcome.reply?.text == "A")
            #expect(outcome.reply?.isComplete == false && outcome.reply?.finish == nil)
        }
    }

    @Test func `a tag that never began is told of while streaming`() {
        let outcome = StreamOutcome(StreamCase.deltas([#"{"content":"One "}"#, #"{"content":"two </think> Red"}"#]))
        #expect(outcome.pieces == [.text("One"), .text(" two"), .textWasReasoning, .text("Red")])
        #expect(outcome.reply?.endedOrphanReasoning == true)
    }
}
