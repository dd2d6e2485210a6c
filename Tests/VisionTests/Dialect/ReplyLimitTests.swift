import Testing
import Vignette

@testable import Vision

/// Floods: each ends at its limit, whatever it consists of and however it is cut.
@Suite struct ReplyLimitTests {
    private static let small = DialectLimits(line: 200, text: 64, body: 300)

    private func message(_ parts: [[UInt8]]) -> String? {
        StreamOutcome(parts, limits: Self.small).error?.message
    }

    @Test(arguments: [
        ("a line without an end", "data: " + String(repeating: "x", count: 300), "line of more than 200"),
        ("a comment", ":" + String(repeating: "x", count: 300), "line of more than 200"),
        ("a line with an end", "data: " + String(repeating: "x", count: 300) + "\n\n", "line of more than 200"),
        (
            "lines of one event", "data: {\n" + String(repeating: "data:          \n", count: 50),
            "event of more than 200"
        ),
        (
            "text", StreamCase.deltas(Array(repeating: #"{"content":"0123456789"}"#, count: 7)),
            "text of more than 64"
        ),
        (
            "white space", StreamCase.deltas(Array(repeating: #"{"content":"          "}"#, count: 7)),
            "text of more than 64"
        ),
        (
            "reasoning", StreamCase.deltas(Array(repeating: #"{"reasoning":"0123456789"}"#, count: 7)),
            "text of more than 64"
        ),
        ("JSON", "{" + String(repeating: " ", count: 300), "body of more than 300"),
    ])
    func `each flood ends at its limit`(_ name: String, _ flood: String, _ reason: String) {
        let bytes = Array(flood.utf8)
        #expect(message([bytes])?.contains(reason) == true)
        let whole = StreamOutcome([bytes], limits: Self.small)
        #expect(StreamOutcome(bytes.map { [$0] }, limits: Self.small) == whole)
    }

    @Test func `what fits exactly is read`() {
        let line = "data: " + String(repeating: " ", count: 200 - 6)
        #expect(message([Array((line + "\n\n").utf8)]) == nil)
        #expect(message([Array((line + " \n\n").utf8)]) != nil)
        let text = String(repeating: "x", count: 64)
        let body = StreamCase.deltas([#"{"content":"\#(text)"}"#])
        #expect(StreamOutcome([Array(body.utf8)], limits: Self.small).reply?.text == text)
    }

    @Test func `a line of a hundred megabytes is refused after one`() throws {
        var stream = ChatStream()
        var pieces: [AnswerPiece] = []
        let part = [UInt8](repeating: UInt8(ascii: "x"), count: 64 * 1_024)
        try stream.feed(Array("data: ".utf8), into: &pieces)
        for _ in 1..<16 { try stream.feed(part, into: &pieces) }
        #expect(throws: UpstreamError.self) { try stream.feed(part, into: &pieces) }
    }

    @Test func `a megabyte a byte at a time takes no time that grows with it`() throws {
        // Quadratic work would be 10^12 steps.
        var events = EventStream()
        let bytes = Array(("data: " + String(repeating: "x", count: 500_000) + "\n\n").utf8)
        var found: [EventStream.Event] = []
        for byte in bytes {
            var rest: ArraySlice<UInt8> = [byte]
            if let event = try events.next(in: &rest) { found.append(event) }
        }
        #expect(found.map(\.data.count) == [500_000])
    }

    @Test func `JSON that is nested without end is refused`() {
        let deep = String(repeating: #"{"choices":["#, count: 100)
        #expect(StreamOutcome("data: \(deep)\n\n").error?.message.contains("nested too deeply") == true)
    }
}
