import Testing
import Vignette

@testable import Vision

@Suite struct PlainReplyTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let choice: String
        var rest = ""
        let reply: ChatReply

        var testDescription: String { name }
        var body: String { #"{"id":"x","object":"chat.completion","choices":[\#(choice)]\#(rest)}"# }
    }

    @Test(arguments: contents + ends) func `each shape of an answer is read`(_ row: Case) throws {
        #expect(try PlainReply.read(Array(row.body.utf8)) == row.reply)
        // The same where a stream was asked for, in one piece each.
        let outcome = StreamOutcome(row.body)
        #expect(outcome.reply == row.reply)
        let reasoning = row.reply.reasoning
        let text = row.reply.text
        #expect(
            outcome.pieces == (reasoning.isEmpty ? [] : [.reasoning(reasoning)]) + (text.isEmpty ? [] : [.text(text)]))
        #expect(StreamOutcome.differences(Array(row.body.utf8)).isEmpty)
    }

    private static func reply(
        _ text: String, reasoning: String = "", finish: FinishReason? = .complete, usage: TokenUsage = TokenUsage()
    ) -> ChatReply {
        ChatReply(text: text, reasoning: reasoning, finish: finish, usage: usage, isComplete: true)
    }

    private static let contents: [Case] = [
        Case(
            name: "a string, trimmed",
            choice: #"{"index":0,"message":{"role":"assistant","content":" red.\n"},"finish_reason":"stop"}"#,
            rest: #","usage":{"prompt_tokens":20,"completion_tokens":2,"prompt_tokens_details":null}"#,
            reply: reply("red.", usage: TokenUsage(prompt: 20, answer: 2))),
        Case(
            name: "parts with thoughts",
            choice: #"{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]},"#
                + #"{"type":"text","text":"Red"},{"type":"text","text":" sea"}]},"finish_reason":"stop"}"#,
            reply: reply("Red sea", reasoning: "Hm.")),
        Case(
            name: "parts as plain strings",
            choice: #"{"message":{"content":["Red"," sea",null,7,{"type":"image_url","text":"no"}]},"#
                + #""finish_reason":"stop"}"#, reply: reply("Red sea")),
        Case(
            name: "one part outside an array",
            choice: #"{"message":{"content":{"type":"text","text":"Red"}},"finish_reason":"stop"}"#,
            reply: reply("Red")),
        Case(
            name: "reasoning beside an empty content",
            choice: #"{"message":{"content":"","reasoning_content":"Hm."},"finish_reason":"length"}"#,
            reply: reply("", reasoning: "Hm.", finish: .cutOff)),
        Case(
            name: "reasoning by its other name beside null",
            choice:
                #"{"message":{"content":null,"reasoning":"Hm.\n","reasoning_content":null},"finish_reason":"stop"}"#,
            reply: reply("", reasoning: "Hm.")),
        Case(
            name: "reasoning between tags",
            choice: #"{"message":{"content":"<think>\nHm.\n</think>\n\nRed"},"finish_reason":"stop"}"#,
            reply: reply("Red", reasoning: "Hm.")),
        Case(
            name: "a tag that never began",
            choice: #"{"message":{"content":"Hm.</think>Red"},"finish_reason":"stop"}"#,
            reply: ChatReply(
                text: "Red", reasoning: "Hm.", finish: .complete, isComplete: true, endedOrphanReasoning: true)),
        Case(
            name: "the older protocol", choice: #"{"index":0,"text":"\n\nRed","finish_reason":"stop"}"#,
            reply: reply("Red")),
        Case(
            name: "a message with the text beside it",
            choice: #"{"index":0,"text":"Red","message":{"content":"Red"},"finish_reason":"stop"}"#,
            reply: reply("Red")),
        Case(
            name: "several choices",
            choice: #"{"index":1,"message":{"content":"B"}},{"index":0,"message":{"content":"A"},"#
                + #""finish_reason":"stop"}"#, reply: reply("A")),
        Case(
            name: "calls of tools",
            choice: #"{"message":{"content":null,"tool_calls":[{"id":"1"}]},"finish_reason":"tool_calls"}"#,
            reply: reply("")),
        Case(
            name: "half a character", choice: #"{"message":{"content":"a\ud83d \\ud83d"},"finish_reason":"stop"}"#,
            reply: reply("a\u{FFFD} \\ud83d")),
    ]

    private static let ends: [Case] = [
        Case(
            name: "a refusal",
            choice: #"{"message":{"content":null,"refusal":"I will not."},"finish_reason":"stop"}"#,
            reply: reply("I will not.", finish: .refused)),
        Case(
            name: "a refusal as a part",
            choice: #"{"message":{"content":[{"type":"refusal","refusal":"No."}]},"finish_reason":"stop"}"#,
            reply: reply("No.", finish: .refused)),
        Case(
            name: "a filter that left nothing", choice: #"{"message":{},"finish_reason":"content_filter"}"#,
            reply: reply("", finish: .filtered)),
        Case(
            name: "no reason", choice: #"{"message":{"content":"Red"}}"#, reply: reply("Red", finish: nil)),
        Case(
            name: "a reason that is null and usage of zero",
            choice: #"{"message":{"content":"Red"},"finish_reason":null}"#,
            rest: #","usage":{"prompt_tokens":0,"completion_tokens":0},"error":null"#,
            reply: reply("Red", finish: nil)),
        Case(
            name: "a service that could not go on",
            choice: #"{"message":{"content":"Red"},"finish_reason":"error"}"#,
            reply: ChatReply(text: "Red", isComplete: false)),
        Case(
            name: "an error that is none",
            choice: #"{"message":{"content":"Red"},"error":false,"finish_reason":"stop"}"#,
            rest: #","error":"","detail":"fast","message":"ok""#, reply: reply("Red")),
    ]

    @Test func `a stream that nobody asked for is read`() throws {
        let body = StreamCase.deltas([#"{"content":"Red"}"#, #"{"content":" sea"}"#])
        #expect(try PlainReply.read(Array(body.utf8)) == Self.reply("Red sea"))
    }

    @Test func `bytes that are no UTF-8 are replaced`() throws {
        let body = Array(#"{"choices":[{"message":{"content":"a"#.utf8) + [0xF0, 0x9F] + Array(#""}}]}"#.utf8)
        let reply = try PlainReply.read(body)
        #expect(reply.text == "a\u{FFFD}")
    }

    @Test func `a model that is known to think first may say so`() throws {
        let body = Array(#"{"choices":[{"message":{"content":"Hm.</think>Red"}}]}"#.utf8)
        let reply = try PlainReply.read(body, startsInReasoning: true)
        #expect(reply.text == "Red" && reply.reasoning == "Hm." && !reply.endedOrphanReasoning)
    }
}
