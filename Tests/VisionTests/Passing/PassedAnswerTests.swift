import Bytes
import Testing
import Vignette

@testable import Vision

/// Answers of services that are passed on, and how each of them ends.
@Suite(.timeLimit(.minutes(5))) struct PassedAnswerTests {
    private static let whole = #"{"choices":[{"index":0,"message":{"content":"Red."},"finish_reason":"stop"}]}"#
    private static let usage = #"data: {"choices":[],"usage":{"prompt_tokens":3}}"#

    private func bare(_ lines: String...) -> [String] { lines.map { String($0.dropFirst(6)) } }

    private func passed(_ reply: FaultReply, streams: Bool = true) async throws -> PassedReading {
        let server = try FaultServer { _ in reply }
        return try await TestEndpoint(server).passed(streams: streams)
    }

    @Test func `a stream is all its chunks, a plain reply one`() async throws {
        let stream = try await passed(.lines(FaultReply.half, FaultReply.end, Self.usage, "data: [DONE]"))
        #expect(stream.failure == nil && stream.chunks == bare(FaultReply.half, FaultReply.end, Self.usage))
        let plain = try await passed(.json(200, "\n" + Self.whole + " "), streams: false)
        #expect(plain.failure == nil && plain.chunks == [Self.whole + " "])
    }

    @Test func `dripping byte by byte changes nothing`() async throws {
        let body = [FaultReply.half, ": ping", FaultReply.end, "data: [DONE]"].map { $0 + "\r\n\r\n" }.joined()
        let steps = Array(body.utf8).map { FaultStep.send(Array("1\r\n".utf8) + [$0, 13, 10]) }
        let dripped = try await passed(.steps([FaultReply.chunkedHead()] + steps + [.lastChunk]))
        #expect(dripped.failure == nil && dripped.chunks == bare(FaultReply.half, FaultReply.end))
    }

    @Test func `one JSON text instead of a stream becomes one`() async throws {
        let answer = try await passed(.json(200, Self.whole))
        #expect(answer.failure == nil && answer.chunks.count == 2)
        #expect(answer.chunks.first?.contains("chat.completion.chunk") == true)
        #expect(answer.chunks.first?.contains("Red.") == true)
    }

    private static let wholeOnes: [FaultReply] = [
        FaultReply.lines(half, end), .lines(half, end, usage), .steps([FaultReply.head(200, []), .send(end), .close]),
        .steps([FaultReply.chunkedHead(), .chunk(end + "\n\n"), .reset]),
        .steps([FaultReply.chunkedHead(), .chunk(end + "\n\n"), .close]),
        .steps([FaultReply.chunkedHead(), .chunk(end + "\n\ndata: [DONE]\n\n"), .reset]),
        .steps([FaultReply.chunkedHead(), .chunk(end + "\n\ndata: [DONE]\n\n"), .send("zz\r\n"), .hold]),
    ]

    @Test(arguments: wholeOnes)
    func `it is whole once a reason was given, whatever becomes of the connection`(reply: FaultReply) async throws {
        let answer = try await passed(reply)
        #expect(answer.failure == nil && !answer.chunks.isEmpty)
    }

    private static let half = FaultReply.half
    private static let end = FaultReply.end

    private static let broken: [FaultReply] = [
        FaultReply.lines(half), .steps([FaultReply.head(200, []), .send(half + "\n\n"), .close]),
        .steps([FaultReply.chunkedHead(), .chunk(half + "\n\n"), .close]),
        .steps([FaultReply.chunkedHead(), .chunk(half + "\n\n"), .reset]),
        .steps([FaultReply.chunkedHead(), .chunk(half + "\n\ndata: {\"choices\":[{\"del"), .close]),
        .lines(half, #"data: {"error":{"message":"canary died","code":500}}"#),
        .lines(half, #"data: {"error":{"message":"canary died","code":"429"}}"#, "data: [DONE]"),
        .lines(half, "event: error\ndata: canary out of memory"), .lines(half, "data: canary"),
        .steps([FaultReply.chunkedHead(), .chunk(half + "\n\n"), .send("zz\r\nabc"), .hold]),
        .lines(half, #"error: {"message":"canary"}"#), .lines(half, #"data: {"choices":[],"choices":1}"#),
    ]

    @Test(arguments: broken)
    func `what breaks off behind the first words is interrupted, and those are given`(reply: FaultReply) async throws {
        let answer = try await passed(reply)
        #expect(answer.chunks == bare(Self.half))
        #expect(answer.failure?.code == .answerInterrupted && answer.failure?.status == 502)
        #expect(answer.failure?.message == "The answer broke off before it was finished.")
        #expect(answer.failure.map { "\($0.message)\($0.advice)".contains("canary") } == false)
    }

    private static let noAnswers: [FaultReply] = [
        FaultReply.json(200, "{}"), .json(200, "{\"choices\":[]}"), .json(200, "<p>hi</p>"),
        .json(200, ""), .json(200, "hello"), .json(200, "[1]"), .json(200, "{\"choices\":"),
        .steps([FaultReply.head(200, [("Content-Length", "99")]), .send("{\"choices\":["), .close]),
    ]

    @Test(arguments: [true, false], noAnswers)
    func `what is no answer is a failure of the service`(streams: Bool, reply: FaultReply) async throws {
        let answer = try await passed(reply, streams: streams)
        #expect(answer.chunks.isEmpty)
        let failure = try #require(answer.failure)
        #expect((500...504).contains(failure.status ?? 0) && failure.code != .internal, "\(failure.code)")
    }

    @Test func `a plain reply of more than 8 MiB is refused and not read on`() async throws {
        let server = try FaultServer { _ in
            .steps([FaultReply.head(200, []), .send("{"), .flood(0x20, count: 1 << 40)])
        }
        let service = try TestEndpoint(server)
        for streams in [true, false] {
            let answer = try await service.passed(streams: streams)
            #expect(answer.failure?.code == .upstreamError && answer.chunks.isEmpty)
        }
        try await server.until { $0.left == 2 }
    }

    @Test func `who has read to the end may ask again for what follows`() async throws {
        let server = try FaultServer { _ in .lines(FaultReply.end, "data: [DONE]") }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass()
        #expect(try await answer.next() != nil)
        for _ in 0..<3 { #expect(try await answer.next() == nil) }
        #expect(try await answer.begins(within: .zero))
    }
}
