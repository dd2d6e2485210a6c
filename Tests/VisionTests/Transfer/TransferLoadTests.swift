import Testing

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct TransferLoadTests {
    @Test func `a slow reader slows the service down, and gets all of it`() async throws {
        let size = 64 << 20
        let server = try FaultServer { _ in
            .steps([FaultReply.head(200, [("Content-Length", String(size))]), .flood(0x61, count: size)])
        }
        // Silence counts only while the reader waits.
        let limits = TransferLimits(
            connect: .seconds(20), firstByte: .seconds(20), silence: .seconds(1), whole: .seconds(50))
        let request = TransferRequest.get(server.url, limits: limits)
        let (longest, total) = try await withTransfers { transfers in
            try await transfers.send(request) { reply in
                // The kernel takes some megabytes, this process a quarter of one; then the service waits.
                try await server.until { $0.stalls == 1 }
                #expect(server.log.sent < size / 2)
                var (longest, total) = (0, 0)
                while let bytes = try await reply.next() {
                    longest = max(longest, bytes.count)
                    total += bytes.count
                }
                return (longest, total)
            }
        }
        #expect(longest <= ReplyInbox.limit)
        #expect(total == size)
    }

    @Test func `three hundred at once`() async throws {
        let gate = FaultGate()
        let server = try FaultServer { request in
            .steps([FaultReply.chunkedHead(), .chunk("a"), .await(gate), .chunk(request.text), .lastChunk])
        }
        let url = server.url
        try await withTransfers { transfers in
            try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for index in 0..<300 {
                    group.addTask { (index, try await transfers.ask(.post(url, "\(index)")).text) }
                }
                try await server.until { $0.requests.count == 300 }
                gate.open()
                for try await (index, text) in group { #expect(text == "a\(index)") }
            }
            // No more than this are kept.
            try await server.until { $0.open <= 64 }
            #expect(server.log.opened == 300)
        }
    }
}
