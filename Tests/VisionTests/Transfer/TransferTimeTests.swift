import Testing

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct TransferTimeTests {
    /// Long, but for what a test is about.
    private static func limits(
        connect: Duration = .seconds(60), firstByte: Duration = .seconds(60), silence: Duration = .seconds(60),
        whole: Duration = .seconds(60)
    ) -> TransferLimits {
        TransferLimits(connect: connect, firstByte: firstByte, silence: silence, whole: whole)
    }

    private static let short = Duration.milliseconds(40)
    private static let firstByteTime = Duration.milliseconds(400)
    /// Long enough for a busy machine to make a connection first.
    private static let wholeTime = Duration.seconds(1)

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let limits: TransferLimits
        let steps: [FaultStep]
        let stage: TransferError.Stage
        let hasReceived: Bool
    }

    static let cases = [
        Case(
            testDescription: "no byte", limits: limits(firstByte: short), steps: [.hold], stage: .waiting,
            hasReceived: false),
        Case(
            testDescription: "a head and no more", limits: limits(silence: short),
            steps: [FaultReply.head(200, [("Content-Length", "5")]), .hold], stage: .receiving, hasReceived: true),
        Case(
            testDescription: "a part of the head", limits: limits(silence: short),
            steps: [.send("HTTP/1.1 200 OK\r\nA: b\r\n"), .hold], stage: .receiving, hasReceived: true),
        Case(
            testDescription: "a part of the body", limits: limits(silence: short),
            steps: [FaultReply.chunkedHead(), .chunk("a"), .chunk("b"), .hold], stage: .receiving, hasReceived: true),
        Case(
            testDescription: "one byte after the other",
            limits: limits(whole: wholeTime),
            steps: [
                FaultReply.head(200, [("Content-Length", "5000")]),
                .drip([UInt8](repeating: 1, count: 5000), pause: .milliseconds(5)),
            ], stage: .whole, hasReceived: true),
        Case(
            testDescription: "no byte in the whole time", limits: limits(whole: wholeTime), steps: [.hold],
            stage: .whole, hasReceived: false),
        // A life sign is no beginning: whoever is still thinking may do so for as long as without it.
        Case(
            testDescription: "a head that is not final", limits: limits(firstByte: firstByteTime, silence: short),
            steps: [.send("HTTP/1.1 100 Continue\r\n\r\n"), .hold], stage: .waiting, hasReceived: true),
    ]

    @Test(arguments: cases)
    func `time is up`(_ time: Case) async throws {
        let server = try FaultServer { _ in .steps(time.steps) }
        let request = TransferRequest.post(server.url, limits: time.limits)
        let failure = try await withTransfers { transfers in
            let failure = await transfers.failure(of: request)
            // Before all is closed.
            try await server.until { $0.left == 1 }
            return failure
        }
        guard case .timeout(let limit, time.stage) = try #require(failure).kind else {
            Issue.record("\(String(describing: failure))")
            return
        }
        switch time.stage {
        case .connecting: #expect(limit == time.limits.connect)
        case .waiting: #expect(limit == time.limits.firstByte)
        case .receiving: #expect(limit == time.limits.silence)
        case .whole: #expect(limit == time.limits.whole)
        }
        #expect(failure?.hasReceived == time.hasReceived)
    }

    @Test func `a handshake that does not end is a connection that does not stand`() async throws {
        let server = try FaultServer(greeting: [.hold]) { _ in .steps([]) }
        let request = TransferRequest.get("https://127.0.0.1:\(server.port)", limits: Self.limits(connect: Self.short))
        let failure = try await withTransfers { await $0.failure(of: request) }
        #expect(failure?.kind == .timeout(Self.short, .connecting))
        #expect(failure?.hasReceived == false)
    }

    @Test func `a reply that keeps coming outlasts the silence allowed`() async throws {
        let server = try FaultServer { _ in
            .steps([
                FaultReply.head(200, [("Content-Length", "80")]),
                .drip([UInt8](repeating: 0x61, count: 80), pause: .milliseconds(25)),
            ])
        }
        let request = TransferRequest.get(server.url, limits: Self.limits(silence: .seconds(1)))
        let reply = try await withTransfers { try await $0.ask(request) }
        #expect(reply.body.count == 80)
    }
}
