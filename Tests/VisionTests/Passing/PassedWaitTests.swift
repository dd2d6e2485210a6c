import Bytes
import Loop
import Testing
import Vignette

@testable import Vision

/// Waiting for an answer's beginning, and leaving it.
@Suite(.timeLimit(.minutes(5))) struct PassedWaitTests {
    private static let done = "\n\ndata: [DONE]\n\n"

    @Test func `it has not begun while nothing or only life signs have come, and it has once a chunk is there`()
        async throws
    {
        let gate = FaultGate()
        let server = try FaultServer { _ in
            .steps([
                FaultReply.chunkedHead(), .chunk(": ping\n\n"), .await(gate), .chunk(FaultReply.end + Self.done),
                .lastChunk,
            ])
        }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass()
        #expect(try await answer.begins(within: .zero) == false)
        try await server.until { $0.sent > 80 }
        // The head and the comment are no beginning.
        #expect(try await answer.begins(within: .milliseconds(50)) == false)
        #expect(try await answer.begins(within: .milliseconds(1)) == false)
        gate.open()
        #expect(try await answer.begins(within: .seconds(200)))
        #expect(try await answer.begins(within: .zero))
        #expect(try await answer.next()?.bytes == Array(FaultReply.end.utf8.dropFirst(6)))
        #expect(try await answer.next() == nil)
    }

    @Test func `a service that takes its time is waited for no longer than was said`() async throws {
        let server = try FaultServer { _ in .steps([.hold]) }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass()
        let began = Moment.now()
        #expect(try await answer.begins(within: .milliseconds(30)) == false)
        #expect(Moment.now().since(began) >= .milliseconds(30))
        #expect(Moment.now().since(began) < .seconds(60))
    }

    @Test(arguments: [true, false]) func `a failure is thrown as soon as it is there`(streams: Bool) async throws {
        let server = try FaultServer { _ in .refusal(429, "slow down", fields: [("Retry-After", "5")]) }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass(streams: streams)
        for _ in 0..<2 {
            let failure = await #expect(throws: Failure.self) { _ = try await answer.begins(within: .seconds(200)) }
            #expect(failure?.code == .rateLimited && failure?.retryAfter == 5)
        }
    }

    @Test func `words in front of an error are a beginning`() async throws {
        let server = try FaultServer { _ in .stream([FaultReply.half + "\n\ndata: {\"error\":\"gone\"}\n\n"]) }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass()
        #expect(try await answer.begins(within: .seconds(200)))
        let reading = try await PassedReading(answer)
        #expect(reading.chunks.count == 1 && reading.failure?.code == .answerInterrupted)
    }

    @Test(arguments: [true, false]) func `who lets go of it has the service stop`(streams: Bool) async throws {
        let server = try FaultServer { _ in
            .steps([FaultReply.chunkedHead(), .chunk(streams ? FaultReply.half + "\n\n" : "{"), .hold])
        }
        let service = try TestEndpoint(server)
        var answer: (any PassedAnswer)? = try await service.pass(streams: streams)
        if streams { #expect(try await answer?.next() != nil) }
        try await server.until { $0.requests.count == 1 }
        answer = nil
        try await server.until { $0.left == 1 }
    }

    @Test func `who lets go of it before anything was sent costs no more`() async throws {
        let server = try FaultServer { _ in .steps([.hold]) }
        let service = try TestEndpoint(server)
        for _ in 0..<20 { _ = try await service.pass() }
        try await server.until { $0.open == 0 }
        #expect(server.log.left == server.log.opened)
    }

    @Test(arguments: [0, 1, 2]) func `who is cancelled has the service stop`(stage: Int) async throws {
        let server = try FaultServer { _ in
            .steps(stage == 0 ? [.hold] : [FaultReply.chunkedHead(), .chunk(FaultReply.half + "\n\n"), .hold])
        }
        let service = try TestEndpoint(server)
        let answer = try await service.pass()
        if stage == 2 { #expect(try await answer.next() != nil) }
        let task = Task {
            if stage == 0 { return try await answer.begins(within: .seconds(200)) }
            while try await answer.next() != nil {}
            return true
        }
        try await server.until { $0.requests.count == 1 }
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        try await server.until { $0.left == 1 }
        // It stays so.
        await #expect(throws: CancellationError.self) { _ = try await answer.next() }
    }

    @Test func `a task that is cancelled already gets nothing`() async throws {
        let server = try FaultServer { _ in .steps([.hold]) }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await answer.begins(within: .seconds(200))
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }

    @Test func `a reader who does not read holds the service up`() async throws {
        let event = Array(
            "data: {\"choices\":[{\"delta\":{},\"x\":\"\(String(repeating: "x", count: 50_000))\"}]}\n\n".utf8)
        let server = try FaultServer { _ in
            .steps(
                [FaultReply.head(200, [])] + Array(repeating: .send(event), count: 500)
                    + [.send(FaultReply.end + Self.done), .close])
        }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass()
        #expect(try await answer.begins(within: .seconds(200)))
        try await server.until { $0.stalls > 0 }
        #expect(server.log.sent < 20_000_000, "of twenty-five million")
        let reading = try await PassedReading(answer)
        #expect(reading.failure == nil && reading.chunks.count == 501)
    }

    @Test func `a reply that has begun and does not go on is waited for no longer than was said`() async throws {
        let server = try FaultServer { _ in .steps([FaultReply.head(200, []), .send("{"), .hold]) }
        let service = try TestEndpoint(server)
        defer { withExtendedLifetime(service) {} }
        let answer = try await service.pass(streams: false)
        try await server.until { $0.sent > 1 }
        let began = Moment.now()
        #expect(try await answer.begins(within: .milliseconds(30)) == false)
        #expect(Moment.now().since(began) < .seconds(60))
    }

    @Test func `a stream whose choices have ended is whole although it does not end`() async throws {
        let server = try FaultServer { _ in
            .steps([FaultReply.chunkedHead(), .chunk(FaultReply.half + "\n\n" + FaultReply.end + "\n\n"), .hold])
        }
        let service = try TestEndpoint(server)
        let began = Moment.now()
        let reading = try await service.passed()
        #expect(reading.failure == nil && reading.chunks.count == 2)
        #expect(Moment.now().since(began) < .seconds(60))
        try await server.until { $0.left == 1 }
    }

    @Test func `nothing of a reply is held for the rest of somebody's patience`() async throws {
        let server = try FaultServer { _ in .lines(FaultReply.end) }
        let loop = try EventLoop(label: "waits")
        defer { loop.stop() }
        let transfers = try Transfers(loop: loop)
        var reply: OpenReply? = transfers.open(TransferRequest(url: server.url))
        weak let inbox = reply?.inbox
        #expect(try await reply?.hasNews(until: Moment.now() + .seconds(1000)) == true)
        reply = nil
        await transfers.close()
        // What was to be done on the loop before is done.
        await withCheckedContinuation { done in loop.execute { done.resume() } }
        #expect(inbox == nil)
    }

    @Test func `silence in the middle is told as such`() async throws {
        let server = try FaultServer { _ in .steps([FaultReply.chunkedHead(), .chunk(FaultReply.half + "\n\n"), .hold])
        }
        let service = try TestEndpoint(server) { $0.limits.silence = .milliseconds(50) }
        let reading = try await service.passed()
        #expect(reading.chunks.count == 1)
        #expect(reading.failure?.code == .upstreamTimeout && reading.failure?.status == 504)
        try await server.until { $0.left == 1 }
    }
}
