internal import Glibc
public import Loop

/// An HTTP/1.1 server on event loops.
///
/// It answers every request through one handler. Whatever cannot be parsed, and whatever the handler throws, is answered
/// through `errorResponse`.
public final class Server: Sendable {
    private let core: ServerCore
    private let loops: EventLoops
    private let states: [LoopState]
    private let listener: Listener
    /// Where it listens, with the port that the kernel chose.
    public let address: ListenAddress

    /// Listens at once and accepts once `start` is called.
    public init(
        _ address: ListenAddress, configuration: ServerConfiguration = ServerConfiguration(), loops: EventLoops,
        errorResponse: @escaping ErrorResponse = Server.plainErrorResponse,
        handler: @escaping Handler
    ) throws(LoopError) {
        signal(SIGPIPE, SIG_IGN)
        core = ServerCore(configuration: configuration, errorResponse: errorResponse, handler: handler)
        self.loops = loops
        states = loops.all.map(LoopState.init(loop:))
        let socket = try ListenSocket(address, writeTimeout: configuration.writeTimeout)
        self.address = socket.address
        listener = Listener(socket, core: core, targets: states, loop: loops.first)
    }

    public func start() async throws {
        try await listener.start()
    }

    public var connectionCount: Int { core.ledger.count }

    /// What it counts, as it stands now.
    public var counts: ServerCounts { ServerCounts(core) }

    /// Whether no request holds memory for its body.
    public var isBodyBudgetUnused: Bool { core.budget.isUnused }

    /// Stops without breaking an answer off, as far as the configured times allow.
    ///
    /// At once every answer becomes its connection's last, while new connections are still welcome: whoever balances
    /// load needs a moment to hear of it. Then the listener closes, idle connections end, and the rest get their grace.
    public func drain() async {
        core.startDraining()
        // Not "until the last one has gone": between two clients of a busy server there are moments without any.
        if connectionCount > 0 { try? await Task.sleep(for: core.configuration.drainDelay) }
        await listener.stop()
        forEachConnection { $0.endIfIdle() }
        await waitUntilEmpty(atMost: core.configuration.drainGrace)
        await stop()
    }

    /// Ends everything now.
    public func stop() async {
        core.startDraining()
        await listener.stop()
        forEachConnection { $0.abort() }
        await waitUntilEmpty(atMost: .seconds(1))
    }

    private func forEachConnection(_ body: @escaping @Sendable (isolated Connection) -> Void) {
        for state in states {
            state.loop.execute { state.forEachConnection(body) }
        }
    }

    /// Returns when the last connection has gone, or when the time is over.
    private func waitUntilEmpty(atMost limit: Duration) async {
        let (moments, continuation) = AsyncStream<Void>.makeStream()
        core.ledger.whenEmpty { continuation.finish() }
        let loop = loops.first
        loop.execute { loop.schedule(after: limit) { continuation.finish() } }
        for await _ in moments {}
    }

    public static let plainErrorResponse: ErrorResponse = { error, _ in
        let known = error as? HTTPError
        return (known ?? HTTPError(.internalServerError, "Something went wrong in this server.")).response
    }
}
