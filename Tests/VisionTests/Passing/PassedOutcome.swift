import Bytes
import Testing
import Vignette

@testable import Vision

/// Everything that comes of a reply's bytes when they are passed on.
struct PassedOutcome: Equatable {
    var chunks: [[UInt8]] = []
    var isDone = false
    var isComplete = false
    var error: UpstreamError?

    init(_ parts: [[UInt8]]) {
        var stream = PassedStream(status: 200)
        var read: [ChatChunk] = []
        do throws(UpstreamError) {
            for part in parts { try stream.feed(part, into: &read) }
            try stream.finish(into: &read)
        } catch {
            self.error = error
        }
        chunks = read.map(\.bytes)
        (isDone, isComplete) = (stream.isDone, stream.hasEnd)
    }

    init(_ body: String) {
        self.init([Array(body.utf8)])
    }

    var texts: [String] { chunks.map { String(decoding: $0, as: UTF8.self) } }

    /// The places where cutting `body`, or taking it byte by byte, gives something else than the whole.
    static func differences(_ body: String) -> [Int] {
        let body = Array(body.utf8)
        let whole = PassedOutcome([body])
        var places: [Int] = []
        if PassedOutcome(body.map { [$0] }) != whole { places.append(-1) }
        for place in 0...body.count where PassedOutcome([Array(body[..<place]), Array(body[place...])]) != whole {
            places.append(place)
        }
        return places
    }
}

/// An answer that was read to its end, whichever that was.
struct PassedReading: Sendable {
    var chunks: [String] = []
    var failure: Failure?

    /// Throws what is no failure.
    init(_ answer: any PassedAnswer) async throws {
        do {
            while let chunk = try await answer.next() { chunks.append(String(decoding: chunk.bytes, as: UTF8.self)) }
        } catch let failure as Failure {
            self.failure = failure
        }
    }
}

extension TestEndpoint {
    func pass(
        _ pieces: [TextPiece] = [.text(Array(#"{"messages":[]}"#.utf8)[...])], model: String? = nil, pictures: Int = 0,
        streams: Bool = true, companion: (any Sendable)? = nil
    ) async throws -> any PassedAnswer {
        var question = PassedQuestion(pieces: pieces, model: model, pictureCount: pictures, streams: streams)
        question.companion = companion
        return try await endpoint.pass(question)
    }

    func passed(streams: Bool = true) async throws -> PassedReading {
        try await PassedReading(try await pass(streams: streams))
    }
}

extension FaultReply {
    /// The lines of a stream as they stand, in one chunk each. All comes at once, so that whoever has read the last line
    /// finds the connection kept.
    static func lines(_ lines: String...) -> FaultReply {
        let stream = FaultReply.stream(lines.map { $0 + "\n\n" })
        return .steps([.send(stream.steps.flatMap(\.bytes))])
    }

    static let half = #"data: {"choices":[{"index":0,"delta":{"content":"Half "},"finish_reason":null}]}"#
    static let end = #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
}
