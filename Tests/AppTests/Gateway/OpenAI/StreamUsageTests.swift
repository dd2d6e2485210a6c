import Bytes
import Testing
import Vision

@testable import App

/// Where the counts of a stream stand, for those who asked for them and for the others.
@Suite struct StreamUsageTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let chunks: [String]
        let asked: [String]
        let unasked: [String]
    }

    private static let role = #"{"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}"#
    private static let word = #"{"id":"c","choices":[{"index":0,"delta":{"content":"Red"}}]}"#
    private static let end = #"{"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
    private static func null(_ chunk: String) -> String { #"{"usage":null,"# + chunk.dropFirst() }

    static let cases: [Case] = [
        Case(
            testDescription: "llama.cpp and Ollama: a chunk of its own, no usage in the others",
            chunks: [role, word, end, #"{"id":"c","choices":[],"usage":{"prompt_tokens":3},"timings":{"a":1}}"#],
            asked: [
                null(role), null(word), null(end),
                #"{"id":"c","choices":[],"usage":{"prompt_tokens":3},"timings":{"a":1}}"#,
            ], unasked: [role, word, end]),
        Case(
            testDescription: "OpenAI: null in the others",
            chunks: [
                #"{"choices":[{"index":0,"delta":{"content":"R"}}],"usage":null}"#,
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}] , "usage" : null}"#,
                #"{"choices":[],"usage":{"prompt_tokens":3}}"#,
            ],
            asked: [
                #"{"choices":[{"index":0,"delta":{"content":"R"}}],"usage":null}"#,
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}] , "usage" : null}"#,
                #"{"choices":[],"usage":{"prompt_tokens":3}}"#,
            ],
            unasked: [
                #"{"choices":[{"index":0,"delta":{"content":"R"}}]}"#,
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
            ]),
        Case(
            testDescription: "LiteLLM: beside an empty choice",
            chunks: [word, end, #"{"choices":[{"index":0,"delta":{}}],"usage":{"prompt_tokens":3}}"#],
            asked: [null(word), null(end), #"{"choices":[],"usage":{"prompt_tokens":3}}"#], unasked: [word, end]),
        Case(
            testDescription: "Azure: a first chunk without choices",
            chunks: [#"{"choices":[],"prompt_filter_results":[{}]}"#, word, end, #"{"choices":[],"usage":{"a":1}}"#],
            asked: [null(word), null(end), #"{"choices":[],"usage":{"a":1}}"#], unasked: [word, end]),
        Case(
            testDescription: "vLLM: counts in every chunk",
            chunks: [
                #"{"choices":[{"delta":{"content":"R"}}],"usage":{"a":1}}"#,
                #"{"usage":{"a":2},"choices":[{"delta":{},"finish_reason":"stop"}]}"#,
                #"{"choices":[],"usage":{"a":3}}"#,
            ],
            asked: [
                #"{"choices":[{"delta":{"content":"R"}}],"usage":null}"#,
                #"{"usage":null,"choices":[{"delta":{},"finish_reason":"stop"}]}"#, #"{"choices":[],"usage":{"a":3}}"#,
            ],
            unasked: [
                #"{"choices":[{"delta":{"content":"R"}}]}"#, #"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#,
            ]),
        Case(
            testDescription: "counts with the last words",
            chunks: [#"{"choices":[{"delta":{"content":"R"},"finish_reason":"stop"}],"usage":{"a":1}}"#],
            asked: [
                #"{"choices":[{"delta":{"content":"R"},"finish_reason":"stop"}],"usage":null}"#,
                #"{"choices":[],"usage":{"a":1}}"#,
            ], unasked: [#"{"choices":[{"delta":{"content":"R"},"finish_reason":"stop"}]}"#]),
        Case(
            testDescription: "counts and no member for choices", chunks: [word, #"{"usage":{"a":1}}"#],
            asked: [null(word), #"{"choices":[],"usage":{"a":1}}"#], unasked: [word]),
        Case(
            testDescription: "no counts at all, and what says nothing",
            chunks: [word, "{}", #"{"type":"ping"}"#, #"{"choices":null}"#, #"{"choices":[null]}"#, end],
            asked: [null(word), null(end)], unasked: [word, end]),
        Case(
            testDescription: "calls of tools, reasoning and several choices",
            chunks: [
                #"{"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}"#, #"{"choices":[{"delta":{"reasoning":"x"}}]}"#,
                #"{"choices":[{"index":0,"delta":{}},{"index":1,"delta":{"content":"b"}}]}"#,
                #"{"choices":[{"text":"x"}]}"#,
            ],
            asked: [
                #"{"usage":null,"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}"#,
                #"{"usage":null,"choices":[{"delta":{"reasoning":"x"}}]}"#,
                #"{"usage":null,"choices":[{"index":0,"delta":{}},{"index":1,"delta":{"content":"b"}}]}"#,
                #"{"usage":null,"choices":[{"text":"x"}]}"#,
            ],
            unasked: [
                #"{"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}"#, #"{"choices":[{"delta":{"reasoning":"x"}}]}"#,
                #"{"choices":[{"index":0,"delta":{}},{"index":1,"delta":{"content":"b"}}]}"#,
                #"{"choices":[{"text":"x"}]}"#,
            ]),
    ]

    private func told(_ chunks: [String], isWanted: Bool) throws -> [String] {
        var usage = StreamUsage(isWanted: isWanted)
        var told: [[UInt8]] = []
        for chunk in chunks { told += usage.chunks(for: try ChatChunk(reading: Array(chunk.utf8)), telling: "m") }
        if let last = usage.last() { told.append(last) }
        #expect(usage.last() == nil)
        return told.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: cases) func `who asked finds them at the end, who did not nowhere`(_ row: Case) throws {
        #expect(try told(row.chunks, isWanted: true) == row.asked)
        #expect(try told(row.chunks, isWanted: false) == row.unasked)
    }

    @Test func `the path of a model is told by none of them`() throws {
        let chunk = #"{"model":"/srv/m.gguf","choices":[{"delta":{"content":"R"}}],"usage":{"a":1}}"#
        for isWanted in [true, false] {
            let told = try told([chunk], isWanted: isWanted)
            #expect(told.count == (isWanted ? 2 : 1))
            for text in told { #expect(try JSON.parse(Array(text.utf8))["model"]?.string == "m") }
        }
    }
}
