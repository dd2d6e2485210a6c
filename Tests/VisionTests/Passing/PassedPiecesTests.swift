import Bytes
import Loop
import TestSupport
import Testing
import Vignette

@testable import Vision

/// Questions as the service gets them.
@Suite(.timeLimit(.minutes(5))) struct PassedPiecesTests {
    /// Asks from a loop of its own choice.
    private actor Asker {
        nonisolated let loop: EventLoop
        nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

        init(_ loop: EventLoop) { self.loop = loop }

        func ask(_ endpoint: Endpoint, _ pieces: [TextPiece]) async throws -> PassedReading {
            let question = PassedQuestion(pieces: pieces, model: nil, pictureCount: 0, streams: false)
            return try await PassedReading(try await endpoint.pass(question))
        }
    }

    private static let whole = #"{"choices":[{"message":{"content":"Red."},"finish_reason":"stop"}]}"#

    private static func pieces(_ random: inout SeededGenerator, largest: Int) -> [TextPiece] {
        var pieces: [TextPiece] = [.text([]), .base64([])]
        for _ in 0..<Int.random(in: 1...9, using: &random) {
            let bytes = random.bytes(Int.random(in: 0...largest, using: &random))
            pieces.append(Bool.random(using: &random) ? .base64(bytes) : .text(([0] + bytes)[1...]))
        }
        return pieces + [.text([])]
    }

    @Test(arguments: 0..<4) func `all pieces arrive byte for byte`(seed: Int) async throws {
        var random = SeededGenerator(UInt64(300 + seed))
        let server = try FaultServer { _ in .json(200, Self.whole) }
        let service = try TestEndpoint(server)
        for largest in [0, 1, 2, 3, 100, 70_000] {
            let pieces = Self.pieces(&random, largest: largest)
            let reading = try await PassedReading(try await service.pass(pieces, streams: false))
            #expect(reading.failure == nil && reading.chunks == [Self.whole])
            #expect(server.requests.last?.body == pieces.flatMap(\.bytes))
        }
        #expect(server.log.opened == 1)
    }

    @Test func `a picture of many megabytes is written as it goes`() async throws {
        var random = SeededGenerator(5)
        let server = try FaultServer { _ in .json(200, Self.whole) }
        let service = try TestEndpoint(server)
        let picture = random.bytes(3_000_001)
        let start = Array(#"{"url":"data:image/png;base64,"#.utf8)
        let pieces: [TextPiece] = [.text(start[...]), .base64(picture), .text(Array(#""}"#.utf8)[...])]
        _ = try await PassedReading(try await service.pass(pieces, streams: false))
        let body = try #require(server.requests.last?.body)
        #expect(body == start + Base64.encode(picture) + Array(#""}"#.utf8))
        #expect(server.requests.last?["content-length"] == "\(body.count)")
    }

    @Test func `whoever asks on a loop has the exchange there, all others on the first`() async throws {
        let server = try FaultServer { _ in .json(200, Self.whole) }
        let loops = try (0..<3).map { try EventLoop(label: "passing-\($0)") }
        defer { for loop in loops { loop.stop() } }
        let transfers = try Transfers(loops: loops)
        let url = try #require(BaseURL(server.url))
        let endpoint = Endpoint(EndpointSettings(baseURL: url), transfers: transfers, preparer: RecordingPreparer())
        let pieces: [TextPiece] = [.text(Array("{".utf8)[...]), .base64([1, 2, 3, 4]), .text(Array("}".utf8)[...])]
        for loop in loops {
            let asker = Asker(loop)
            for _ in 0..<3 {
                #expect(try await asker.ask(endpoint, pieces).chunks == [Self.whole])
            }
        }
        // Each loop keeps a connection of its own.
        #expect(server.requests.map(\.connection) == [0, 0, 0, 1, 1, 1, 2, 2, 2])
        let question = PassedQuestion(pieces: pieces, model: nil, pictureCount: 0, streams: false)
        _ = try await PassedReading(try await endpoint.pass(question))
        #expect(server.requests.last?.connection == 0)
        #expect(server.requests.allSatisfy { $0.text == "{AQIDBA==}" })
        await transfers.close()
    }

    @Test func `many at once on several loops do not mix`() async throws {
        let server = try FaultServer { request in
            let words = String(decoding: JSONWriter().bytes(of: .string(JSONText(request.text))), as: UTF8.self)
            return .json(200, #"{"choices":[{"message":{"content":\#(words)}}]}"#)
        }
        let loops = try (0..<2).map { try EventLoop(label: "passing-\($0)") }
        defer { for loop in loops { loop.stop() } }
        let transfers = try Transfers(loops: loops)
        let url = try #require(BaseURL(server.url))
        let endpoint = Endpoint(EndpointSettings(baseURL: url), transfers: transfers, preparer: RecordingPreparer())
        let askers = loops.map { Asker($0) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let text = String(repeating: "\(number) ", count: 2000)
                    let reading = try await askers[number % 2].ask(endpoint, [.text(Array(text.utf8)[...])])
                    let chunk = try JSON.parse(Array((reading.chunks.first ?? "").utf8))
                    return chunk["choices"]?[0]?["message"]?["content"]?.string == text
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
        await transfers.close()
    }

    @Test func `the service sees our key and fields, and what kind of answer is wanted`() async throws {
        let server = try FaultServer { _ in .json(200, Self.whole) }
        let service = try TestEndpoint(server) { $0.key = Secret("canary") }
        for streams in [true, false] {
            _ = try await service.passed(streams: streams)
            let request = try #require(server.requests.last)
            #expect(request.method == "POST" && request.path == "/v1/chat/completions")
            #expect(request["authorization"] == "Bearer canary" && request["content-type"] == "application/json")
            #expect(request["accept"] == (streams ? "text/event-stream" : "application/json"))
        }
    }
}
