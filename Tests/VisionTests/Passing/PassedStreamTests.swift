import Bytes
import Testing

@testable import Vision

/// Streams as they are passed on: each JSON text as it was written, however the bytes come.
@Suite struct PassedStreamTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let body: String
        let chunks: [String]
        var isDone = true
        var isComplete = true
    }

    private static let said = #"{ "id":"x", "choices":[{"index":0,"delta":{"content":"é\ud83d\ude00"}}]}"#
    private static let end = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
    private static let usage = #"{"choices":[],"usage":{"prompt_tokens":5}}"#

    static let cases: [Case] = [
        Case(
            testDescription: "the usual",
            body: "data: \(said)\n\ndata: \(end)\n\ndata: \(usage)\n\ndata: [DONE]\n\n", chunks: [said, end, usage]),
        Case(
            testDescription: "CRLF", body: "data: \(said)\r\n\r\ndata: \(end)\r\n\r\ndata: [DONE]\r\n\r\n",
            chunks: [said, end]),
        Case(testDescription: "CR", body: "data: \(said)\r\rdata: \(end)\r\rdata: [DONE]\r\r", chunks: [said, end]),
        Case(
            testDescription: "no blank behind the colon", body: "data:\(said)\n\ndata:\(end)\n\ndata:[DONE]\n\n",
            chunks: [said, end]),
        Case(
            testDescription: "comments, ids, times and names",
            body: ":\n\n: ping\n\nid: 1\nretry: 5\nevent: message\ndata: \(said)\n\nevent: ping\ndata: alive\n\n"
                + ": OPENROUTER PROCESSING\n\ndata: \(end)\n\ndata:\n\ndata: [DONE]\n\n", chunks: [said, end]),
        Case(
            testDescription: "a mark before the first byte, and blanks",
            body: "\u{FEFF}\n\ndata: \(end)\n\ndata: [DONE]\n\n", chunks: [end]),
        Case(
            testDescription: "one JSON text in several lines",
            body: "data: {\"choices\":[\ndata: {\"delta\":{}}]}\n\ndata: [DONE]\n\n",
            chunks: ["{\"choices\":[\n{\"delta\":{}}]}"]),
        Case(
            testDescription: "what stands behind the end", body: "data: \(end)\n\ndata: [DONE]\n\ndata: oops\n\n{",
            chunks: [end]),
        Case(
            testDescription: "no end, but a reason for one", body: "data: \(said)\n\ndata: \(end)\n\n",
            chunks: [said, end], isDone: false),
        Case(
            testDescription: "no end and no last empty line", body: "data: \(said)\n\ndata: \(end)",
            chunks: [said, end], isDone: false),
        Case(
            testDescription: "neither end nor reason", body: "data: \(said)\n\n", chunks: [said], isDone: false,
            isComplete: false),
        Case(
            testDescription: "cut within an event", body: "data: \(said)\n\ndata: {\"choices\":[{\"del", chunks: [said],
            isDone: false, isComplete: false),
        Case(
            testDescription: "reasons that are none, in every chunk",
            body: #"data: {"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":""}]}"# + "\n\n",
            chunks: [#"{"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":""}]}"#], isDone: false,
            isComplete: false),
        Case(
            testDescription: "an error for a reason is none",
            body: #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}"# + "\n\n",
            chunks: [#"{"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}"#], isDone: false,
            isComplete: false),
        Case(
            testDescription: "one of two choices has no end",
            body: #"data: {"choices":[{"index":1,"delta":{}}]}"# + "\n\ndata: \(end)\n\n",
            chunks: [#"{"choices":[{"index":1,"delta":{}}]}"#, end], isDone: false, isComplete: false),
        Case(testDescription: "nothing", body: "", chunks: [], isDone: false, isComplete: false),
        Case(testDescription: "blanks", body: " \r\n\n", chunks: [], isDone: false, isComplete: false),
        Case(testDescription: "comments alone", body: ": a\n\n:\n\n", chunks: [], isDone: false, isComplete: false),
    ]

    @Test(arguments: cases) func `gives each JSON text as it was written, wherever the bytes are cut`(_ row: Case) {
        let outcome = PassedOutcome(row.body)
        #expect(outcome.error == nil)
        #expect(outcome.texts == row.chunks)
        #expect(outcome.isDone == row.isDone && outcome.isComplete == row.isComplete)
        #expect(PassedOutcome.differences(row.body).isEmpty)
    }

    @Test(arguments: StreamErrorTests.inStream + StreamErrorTests.insteadOfStream)
    func `each error is thrown wherever the bytes are cut, behind what came before`(_ row: StreamErrorTests.Case) {
        let outcome = PassedOutcome(row.body)
        #expect(outcome.error == row.error)
        #expect(outcome.chunks.count == (row.text.isEmpty ? 0 : 1))
        #expect(!outcome.isComplete)
        #expect(PassedOutcome.differences(row.body).isEmpty)
    }

    @Test(arguments: [
        #""half \ud83d""#: #""half \ufffd""#, #""\ude00 half""#: #""\ufffd half""#,
    ])
    func `half characters are mended, the rest stays`(half: String, mended: String) throws {
        let body = "data: {\"choices\":[{\"delta\":{\"content\":\(half)}}]}\n\n"
        let outcome = PassedOutcome(body)
        #expect(outcome.error == nil && outcome.chunks.count == 1)
        let chunk = try JSON.parse(outcome.chunks.first ?? [])
        #expect(chunk["choices"]?[0]?["delta"]?["content"] == (try JSON.parse(Array(mended.utf8))))
    }

    @Test func `an error in an array is one, and an array that tells of none says nothing`() {
        let error = PassedOutcome("data: \(Self.end)\n\ndata: [{\"error\":{\"message\":\"no\",\"code\":429}}]\n\n")
        #expect(error.error == UpstreamError(status: 200, message: "no", code: "429") && error.chunks.count == 1)
        #expect(PassedOutcome("data: [1]\n\ndata: [DONE]\n\n").error == nil)
    }

    @Test func `bytes that are no UTF-8 are mended too`() throws {
        let start = Array(#"data: {"choices":[{"delta":{"content":"a"#.utf8)
        let outcome = PassedOutcome([start + [0xE2, 0x82], Array("b\"}}]}\n\n".utf8)])
        #expect(outcome.error == nil)
        let chunk = try JSON.parse(outcome.chunks.first ?? [])
        #expect(chunk["choices"]?[0]?["delta"]?["content"]?.string == "a\u{FFFD}b")
    }

    @Test func `a line of more than a mebibyte ends it, one of less does not`() {
        func line(_ count: Int) -> [UInt8] {
            let frame = Array(#"{"choices":[{"delta":{"reasoning":""}}]}"#.utf8).count + 6
            let words = String(repeating: "x", count: count - frame)
            return Array("data: {\"choices\":[{\"delta\":{\"reasoning\":\"\(words)\"}}]}\n\n".utf8)
        }
        let fits = PassedOutcome([line(1 << 20)])
        #expect(fits.error == nil && fits.chunks.count == 1)
        let much = PassedOutcome([line(1 << 20 + 1)])
        #expect(much.error == .tooLong("line", limit: 1 << 20, status: 200) && much.chunks.isEmpty)
        let endless = PassedOutcome(
            [Array("data: ".utf8)] + Array(repeating: [UInt8](repeating: 0x78, count: 65_536), count: 20))
        #expect(endless.error == .tooLong("line", limit: 1 << 20, status: 200))
    }

    @Test func `a text of more than two mebibytes ends it`() {
        let words = String(repeating: "x", count: 1 << 18)
        let event = Array("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(words)\"}}]}\n\n".utf8)
        let whole = PassedOutcome(Array(repeating: event, count: 8))
        #expect(whole.error == nil && whole.chunks.count == 8)
        let more = PassedOutcome(Array(repeating: event, count: 9))
        #expect(more.error == .tooLong("text", limit: 2 << 20, status: 200) && more.chunks.count == 8)
    }

    @Test(arguments: [
        "\"reasoning\":X", "\"refusal\":X", "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":X}}]",
        "\"function_call\":{\"arguments\":X}", "\"audio\":{\"data\":X}", "\"content\":[{\"type\":\"text\",\"text\":X}]",
    ])
    func `texts count wherever they stand in an answer`(member: String) {
        let words = "\"" + String(repeating: "x", count: 1 << 18) + "\""
        let delta = member.replacing("X", with: words)
        let event = Array("data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"a\",\(delta)}}]}\n\n".utf8)
        let more = PassedOutcome(Array(repeating: event, count: 9))
        #expect(more.error == .tooLong("text", limit: 2 << 20, status: 200))
        #expect(PassedOutcome(Array(repeating: event, count: 7)).error == nil)
    }

    @Test(arguments: ["eos_token", "STOP", "abort", "done", "X"]) func `any word is a reason for an end`(word: String) {
        let body = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"\(word)\"}]}\n\n"
        #expect(PassedOutcome(body).isComplete)
    }

    @Test func `a body that is no stream has its limit, and a page is not read to its end`() {
        let blocks = Array(repeating: [UInt8](repeating: 0x20, count: 1 << 20), count: 9)
        #expect(PassedOutcome([Array("{".utf8)] + blocks).error == .tooLong("body", limit: 8 << 20, status: 200))
        var stream = PassedStream(status: 200)
        var chunks: [ChatChunk] = []
        let error = #expect(throws: UpstreamError.self) {
            for _ in 0..<100 {
                try stream.feed(Array("<p>long page</p> ".utf8 + Array(repeating: 0x78, count: 100)), into: &chunks)
            }
        }
        #expect(error?.isPage == true)
    }
}
