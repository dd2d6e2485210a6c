import Glibc
import HTTP
import Loop
import Synchronization
import TestSupport
import Testing

@Suite struct LifecycleTests {
    @Test(arguments: [true, false])
    func `a client that goes away cancels its handler`(resets: Bool) async throws {
        let began = Gate()
        let cancelled = Gate()
        let handler: Handler = { _ in
            began.open()
            // Never opened: only cancelling the task ends the wait.
            await Gate().wait()
            if Task.isCancelled { cancelled.open() }
            return Response(text: "too late")
        }
        try await TestServer.run(handler: handler) { server in
            let client = try server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            await began.wait()
            if resets { await client.reset() } else { await client.finishSending() }
            await cancelled.wait()
        }
    }

    @Test func `a client that goes away in the middle of a stream ends it`() async throws {
        let ended = Gate()
        let handler: Handler = { _ in
            Response(
                .ok,
                body: .stream { writer in
                    defer { ended.open() }
                    while true { try await writer.write([UInt8](repeating: 0x78, count: 10_000)) }
                })
        }
        try await TestServer.run(handler: handler) { server in
            let client = try server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try await client.receive()
            await client.reset()
            await ended.wait()
        }
    }

    @Test func `a client that reads nothing is dropped`() async throws {
        let ended = Gate()
        let handler: Handler = { _ in
            var response = Response(bytes: [UInt8](repeating: 0x78, count: 50_000_000), type: "x/y")
            response.onEnd = { outcome in if !outcome.isComplete { ended.open() } }
            return response
        }
        try await TestServer.run({ $0.writeTimeout = .milliseconds(1) }, handler: handler) { server in
            let client = try RawClient(port: server.port, receiveBuffer: 4096)
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            await ended.wait()
        }
    }

    @Test func `one address outside the trusted ones gets so many connections and no more`() async throws {
        try await TestServer.run(
            {
                $0.connectionsPerPeer = 2
                $0.trustedProxies = AddressSet([])
            }, handler: { _ in Response(text: "ok") }
        ) { server in
            var clients: [RawClient] = []
            for _ in 0..<2 {
                let client = try server.connect()
                try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = try await client.receive(until: "ok")
                clients.append(client)
            }
            let third = try server.connect()
            #expect(try await third.receiveAll().hasPrefix("HTTP/1.1 503 "))
            // Another address has its own count.
            let other = try RawClient(port: server.port, from: "127.0.0.2")
            try await other.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(try await other.receiveAll().hasSuffix("ok"))
            await clients[0].finishSending()
            #expect(try await clients[0].receiveAll().hasSuffix("ok"))
            let fourth = try server.connect()
            try await fourth.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(try await fourth.receiveAll().hasSuffix("ok"))
        }
    }

    @Test func `a full server lets clients wait and serves them when there is room`() async throws {
        try await TestServer.run({ $0.connections = 2 }, handler: { _ in Response(text: "ok") }) { server in
            let first = try server.connect()
            let second = try server.connect()
            for client in [first, second] {
                try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = try await client.receive(until: "ok")
            }
            let third = try server.connect()
            try await third.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            await first.finishSending()
            #expect(try await third.receiveAll().hasSuffix("ok"))
        }
    }

    @Test func `draining lets answers finish, tells clients to go, and closes the door`() async throws {
        let began = Gate()
        let proceed = Gate()
        let handler: Handler = { request in
            if request.path == "/slow" {
                began.open()
                await proceed.wait()
            }
            return Response(text: "done")
        }
        try await TestServer.run({ $0.drainDelay = .seconds(2) }, handler: handler) { server in
            let slow = try server.connect()
            try await slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            await began.wait()
            let live = try server.connect()
            async let drained: Void = server.server.drain()
            // Still welcome, but for one answer only; it may take a moment until the wish to stop is known.
            var answer = ""
            while !answer.contains("connection: close") {
                await live.forget()
                try await live.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                answer = try await live.receive(until: "done")
            }
            proceed.open()
            #expect(try await slow.receiveAll().hasSuffix("done"))
            await drained
            #expect(throws: RawClient.Failure.self) { try server.connect() }
        }
    }

    @Test func `listens on a Unix socket and cleans up behind itself and behind a crash`() async throws {
        let path = "/tmp/vignette-test-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
        let loops = try EventLoops(count: 1)
        let make = {
            try Server(.unix(path: path), loops: loops) { request in Response(text: "\(request.client.peer)") }
        }
        let server = try make()
        try await server.start()
        let client = try RawClient(socketPath: path)
        try await client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(try await client.receiveAll().hasSuffix("local"))
        #expect(throws: LoopError.self) { try make() }
        await server.stop()
        #expect(access(path, F_OK) != 0)
        // A socket file that a crash has left behind, with nobody listening.
        let stale = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(stale, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        close(stale)
        let second = try make()
        try await second.start()
        await second.stop()
        loops.stop()
    }

    @Test func `a handler runs on its connection's loop, and so do its children`() async throws {
        let handler: Handler = { _ in
            let here = pthread_self()
            async let child = pthread_self()
            return Response(text: "\(pthread_equal(here, await child) != 0)")
        }
        try await TestServer.run(handler: handler) { server in
            let answer = try await server.exchange("GET / HTTP/1.0\r\n\r\n")
            #expect(answer.hasSuffix("true"))
        }
    }

    @Test(arguments: [true, false])
    func `a client that never stops sending does not keep others waiting`(isRefused: Bool) async throws {
        let over = Gate()
        try await TestServer.run(
            { $0.requestsPerConnection = .max }, loopCount: 1,
            handler: { _ in
                Response(text: "ok")
            }
        ) { server in
            let greedy = try server.connect()
            let good = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
            let bytes = Array((isRefused ? "nonsense \r\n\r\n" : String(repeating: good, count: 1000)).utf8)
            // The first lines are refused or answered; the sender goes on until the test is over.
            let flood = Task {
                defer { over.open() }
                while !Task.isCancelled { try await greedy.exchangeSome(bytes) }
            }
            for _ in 0..<20 {
                let answer = try await server.exchange("GET / HTTP/1.0\r\n\r\n")
                #expect(answer.hasSuffix("ok"))
            }
            flood.cancel()
            await over.wait()
        }
    }
}
