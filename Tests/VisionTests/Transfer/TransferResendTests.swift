import Testing

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct TransferResendTests {
    /// How a kept connection turns out to be dead, once the next request has begun to arrive.
    static let ends: [(step: FaultStep, readsBodies: Bool)] = [(.close, true), (.reset, true), (.reset, false)]

    @Test(arguments: Self.ends.indices)
    func `a request that meets a dead connection is sent once more, whole, on a new one`(_ index: Int) async throws {
        let (step, readsBodies) = Self.ends[index]
        let server = try FaultServer(readsBodies: readsBodies) { request in
            let reply = FaultReply.json(200, "ok")
            return request.number == 1 ? .steps([step]) : readsBodies || request.number == 0 ? reply : reply.then(.hold)
        }
        let url = server.url
        let text = String(repeating: "x", count: 5_000_000)
        let replies = try await withTransfers { transfers in
            [try await transfers.ask(.get(url)).text, try await transfers.ask(.post(url, text)).text]
        }
        #expect(replies == ["ok", "ok"])
        #expect(server.requests.map(\.connection) == [0, 0, 1])
        if readsBodies { #expect(server.requests.last?.body.count == text.utf8.count) }
    }

    @Test func `it is not sent a third time, however many dead connections are kept`() async throws {
        let gates = (0..<3).map { _ in FaultGate() }
        let server = try FaultServer { request in
            guard request.turn == 0, request.connection < 3 else { return .steps([.reset]) }
            return .steps([.await(gates[request.connection])] + FaultReply.json(200, "ok").steps)
        }
        let url = server.url
        let failure = try await withTransfers { transfers in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in gates { group.addTask { _ = try await transfers.ask(.get(url)) } }
                try await server.until { $0.requests.count == 3 }
                for gate in gates { gate.open() }
                try await group.waitForAll()
            }
            return await transfers.failure(of: .post(url))
        }
        #expect(failure?.kind == .unreachable && failure?.hasReceived == false)
        #expect(server.requests.count == 5)
    }

    @Test func `nothing is sent again once the reply has begun`() async throws {
        let server = try FaultServer { request in
            request.number == 0 ? .json(200, "ok") : .steps([.send("HTTP/1.1 200 OK\r\nA: b\r\n"), .reset])
        }
        let url = server.url
        let failure = try await withTransfers { transfers in
            _ = try await transfers.ask(.get(url))
            return await transfers.failure(of: .post(url))
        }
        #expect(failure?.kind == .cut && failure?.hasReceived == true)
        #expect(server.requests.count == 2)
    }

    @Test func `a connection that was never used before gets no second request`() async throws {
        let server = try FaultServer { _ in .steps([.reset]) }
        let url = server.url
        let failure = try await withTransfers { await $0.failure(of: .post(url)) }
        #expect(failure?.kind == .unreachable && failure?.hasReceived == false)
        #expect(server.requests.count == 1)
    }
}
