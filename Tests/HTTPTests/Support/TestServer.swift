import HTTP
import Loop
import TestSupport

/// A real server on a free port of this machine, for the length of a test.
struct TestServer {
    let server: Server
    let loops: EventLoops

    /// Runs `body` against a server that answers with `handler`.
    static func run(
        _ configure: (inout ServerConfiguration) -> Void = { _ in }, loopCount: Int = 2, handler: @escaping Handler,
        _ body: (TestServer) async throws -> Void
    ) async throws {
        var configuration = ServerConfiguration()
        configure(&configuration)
        let loops = try EventLoops(count: loopCount)
        let server = try Server(
            .tcp(IPAddress(127, 0, 0, 1), port: 0), configuration: configuration, loops: loops, handler: handler)
        try await server.start()
        do {
            try await body(TestServer(server: server, loops: loops))
        } catch {
            await server.stop()
            loops.stop()
            throw error
        }
        await server.stop()
        loops.stop()
    }

    var port: UInt16 {
        if case .tcp(_, let port) = server.address { return port }
        return 0
    }

    func connect() throws -> RawClient {
        try RawClient(port: port)
    }

    /// Sends `text` on a connection of its own and returns everything until the server closes.
    func exchange(_ text: String) async throws -> String {
        let client = try connect()
        try await client.send(text)
        return try await client.receiveAll()
    }
}

/// A signal that one task gives and another one waits for.
final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func open() {
        continuation.finish()
    }

    /// Returns once the gate is open, or when the waiting task is cancelled.
    func wait() async {
        for await _ in stream {}
    }
}
