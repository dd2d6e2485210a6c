import Bytes
import Dispatch
import Loop
import Testing
import Vignette

@testable import Vision

/// What becomes of the connection, of the question's bytes and of questions that need not be asked.
@Suite(.timeLimit(.minutes(5))) struct PassedConnectionTests {
    /// Signs off when its last holder lets go.
    private final class Companion: Sendable {
        private let gone: FaultGate
        init(_ gone: FaultGate) { self.gone = gone }
        deinit { gone.open() }
    }

    private static let whole = #"{"choices":[{"message":{"content":"Red."},"finish_reason":"stop"}]}"#

    @Test func `connections are kept after streams, plain replies and plain errors`() async throws {
        let server = try FaultServer { request in
            switch request.number {
            case 0: .lines(FaultReply.half, FaultReply.end, "data: [DONE]")
            case 1: .json(200, Self.whole)
            case 2: .refusal(400, "no")
            case 3: .json(200, Self.whole)
            default: .lines(FaultReply.end)
            }
        }
        let service = try TestEndpoint(server)
        for (number, streams) in [true, false, false, true, true, true].enumerated() {
            #expect(try await service.passed(streams: streams).failure?.code == (number == 2 ? .invalidRequest : nil))
        }
        #expect(server.log.opened == 1 && server.requests.count == 6)
    }

    @Test func `a service that does not end its streams is waited for once`() async throws {
        let server = try FaultServer { _ in
            .steps([FaultReply.chunkedHead(), .chunk(FaultReply.end + "\n\ndata: [DONE]\n\n"), .hold])
        }
        let service = try TestEndpoint(server)
        let memory = service.endpoint.memory
        #expect(try await service.passed().failure == nil)
        while !memory.withState({ $0.leavesStreamsOpen }) { await Task.yield() }
        for _ in 0..<2 { #expect(try await service.passed().failure == nil) }
        try await server.until { $0.left == 3 }
        // Believed for a while.
        memory.withState { $0.leavesOpenUntil = Moment.now() }
        #expect(!memory.withState { $0.leavesStreamsOpen })
    }

    @Test func `nobody who reads waits for the end of the connection's use`() async throws {
        let gate = FaultGate()
        let server = try FaultServer { _ in
            .steps([
                FaultReply.chunkedHead(), .chunk(FaultReply.end + "\n\ndata: [DONE]\n\n"), .await(gate), .lastChunk,
            ])
        }
        let service = try TestEndpoint(server)
        let answer = try await service.pass()
        #expect(try await answer.next() != nil)
        #expect(try await answer.next() == nil)
        // Waiting for it would have taken until that was noted.
        #expect(!service.endpoint.memory.withState { $0.leavesStreamsOpen })
        gate.open()
    }

    @Test func `a connection that breaks behind the end is not one that is left open`() async throws {
        let server = try FaultServer { _ in
            .steps([FaultReply.chunkedHead(), .chunk(FaultReply.end + "\n\ndata: [DONE]\n\n"), .reset])
        }
        let service = try TestEndpoint(server)
        for _ in 0..<3 { #expect(try await service.passed().failure == nil) }
        #expect(!service.endpoint.memory.withState { $0.leavesStreamsOpen })
    }

    @Test(arguments: [FaultStep.close, .reset])
    func `a dead kept connection costs one more request, whole and with its picture`(end: FaultStep) async throws {
        let server = try FaultServer { request in
            request.number == 1 ? .steps([end]) : .lines(FaultReply.end, "data: [DONE]")
        }
        let service = try TestEndpoint(server)
        #expect(try await service.passed().failure == nil)
        let picture = [UInt8](repeating: 7, count: 1_000_000)
        let pieces: [TextPiece] = [.text(Array("\"".utf8)[...]), .base64(picture), .text(Array("\"".utf8)[...])]
        let reading = try await PassedReading(try await service.pass(pieces))
        #expect(reading.failure == nil)
        #expect(server.requests.map(\.connection) == [0, 0, 1])
        #expect(server.requests.last?.body == pieces.flatMap(\.bytes))
    }

    @Test func `a new connection that dies is not tried again`() async throws {
        let server = try FaultServer { _ in .steps([.reset]) }
        #expect(try await TestEndpoint(server).passed().failure?.code == .upstreamUnreachable)
        #expect(server.requests.count == 1)
    }

    @Test func `the question's bytes are let go of once the reply has begun`() async throws {
        let gone = FaultGate()
        let end = FaultGate()
        let server = try FaultServer { _ in
            .steps([FaultReply.chunkedHead(), .await(end), .chunk(FaultReply.end + "\n\ndata: [DONE]\n\n"), .lastChunk])
        }
        let service = try TestEndpoint(server)
        let answer = try await service.pass(companion: Companion(gone))
        // Nothing of the answer is read yet, and the server does not go on.
        await Self.pass(gone)
        end.open()
        #expect(try await PassedReading(answer).failure == nil)
    }

    @Test func `they are kept until then, for the second attempt`() async throws {
        let gone = FaultGate()
        let begin = FaultGate()
        let server = try FaultServer { request in
            request.number == 1
                ? .steps([.await(begin), .reset]) : .lines(FaultReply.end, "data: [DONE]")
        }
        let service = try TestEndpoint(server)
        _ = try await service.passed()
        let held = WeakCompanion(Companion(gone))
        let answer = try await service.pass(companion: held.take())
        try await server.until { $0.requests.count == 2 }
        #expect(held.isThere)
        begin.open()
        #expect(try await PassedReading(answer).failure == nil)
        await Self.pass(gone)
        #expect(!held.isThere)
    }

    @Test(arguments: [true, false]) func `they are let go of with the answer, and when it fails`(fails: Bool)
        async throws
    {
        let gone = FaultGate()
        let server = try FaultServer { _ in .steps(fails ? [.reset] : [.hold]) }
        let service = try TestEndpoint(server)
        var answer: (any PassedAnswer)? = try await service.pass(companion: Companion(gone))
        if fails { await #expect(throws: Failure.self) { _ = try await answer?.next() } }
        try await server.until { $0.requests.count == 1 }
        if !fails { answer = nil }
        await Self.pass(gone)
        answer = nil
    }

    @Test func `a model that is known to be blind is not asked`() async throws {
        let server = try FaultServer { request in
            guard request.path.hasSuffix("/models") else { return .json(200, Self.whole) }
            return .json(
                200,
                #"{"data":[{"id":"blind","architecture":{"input_modalities":["text"]}},"#
                    + #"{"id":"able","architecture":{"input_modalities":["text","image"]}}]}"#)
        }
        let service = try TestEndpoint(server)
        let failure = await #expect(throws: Failure.self) {
            _ = try await service.pass(model: "blind", pictures: 1, streams: false)
        }
        #expect(failure?.code == .modelCannotSee && failure?.status == 422)
        #expect(failure?.advice.contains("able") == true)
        #expect(server.requests.allSatisfy { $0.path.hasSuffix("/models") })
        for (model, pictures) in [("able", 1), ("blind", 0), ("unknown", 1)] {
            let answer = try await service.pass(model: model, pictures: pictures, streams: false)
            #expect(try await PassedReading(answer).failure == nil)
        }
    }

    /// Waits on a thread of its own: the gate blocks.
    private static func pass(_ gate: FaultGate) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                gate.pass()
                continuation.resume()
            }
        }
    }

    /// Holds a companion until it is taken, and knows afterwards whether anybody else does.
    private final class WeakCompanion: @unchecked Sendable {
        // Used by one task only; the weak reference is atomic.
        private var strong: Companion?
        private weak var weak: Companion?

        init(_ companion: Companion) { (strong, weak) = (companion, companion) }

        var isThere: Bool { weak != nil }

        func take() -> Companion? {
            defer { strong = nil }
            return strong
        }
    }
}
