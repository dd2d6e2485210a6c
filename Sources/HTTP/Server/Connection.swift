internal import Glibc
internal import Loop

/// One client's connection: reads requests, has them answered, one after the other, in order.
///
/// It lives on one event loop. Its only task runs there too, and so does the handler, so that a request crosses no
/// thread unless its handler asks for it.
actor Connection {
    /// What the client is being waited for.
    enum Phase {
        /// Nothing has come of the next request.
        case idle
        case head
        case body
        case answer
        case linger
    }

    nonisolated let core: ServerCore
    nonisolated let peer: Peer
    nonisolated let descriptor: Int32
    nonisolated let shared: LoopState
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Where it stands in its loop's list.
    var position = 0
    var phase = Phase.idle
    var task: Task<Void, Never>?

    // Reading
    var parser: RequestParser
    /// Bytes that came and that nobody has taken yet, from `pendingStart` on.
    private var pending: [UInt8] = []
    private var pendingStart = 0
    /// The body of the exchange at hand, and the number that tells this exchange from the ones before.
    var incoming: IncomingBody?
    private(set) var exchange = 0
    var isReadable = true
    var hasEnded = false
    var isGone = false
    var timedOut = false
    var readDeadline = Moment.never
    var readWaiter: UnsafeContinuation<Void, Never>?

    // Writing
    var isWritable = true
    var writeDeadline = Moment.never
    var writeWaiter: UnsafeContinuation<Void, Never>?
    /// The streamed answer of the exchange at hand.
    var outgoing: OutgoingBody?

    private var watch: Watch?
    private var mustLinger = false

    init(descriptor: Int32, peer: Peer, core: ServerCore, shared: LoopState) {
        self.descriptor = descriptor
        self.peer = peer
        self.core = core
        self.shared = shared
        loop = shared.loop
        parser = RequestParser(limits: core.configuration.parser)
    }

    /// Begins to serve. Called on the connection's loop, once.
    func start() {
        shared.add(self)
        readDeadline = Moment.now() + core.configuration.headTimeout
        do {
            // Edges: registered once for both directions and never changed again.
            watch = try loop.watch(descriptor, for: [.read, .write, .readHangup, .edge]) { [unowned self] readiness in
                self.assumeIsolated { $0.note(readiness) }
            }
        } catch {
            end()
            return
        }
        task = Task(executorPreference: loop) { await self.serve() }
    }

    /// Ends the connection if it is between two requests; otherwise the answer at hand is its last.
    func endIfIdle() {
        guard phase == .idle else { return }
        hasEnded = true
        wakeReader()
    }

    /// The answer at hand is the last one: its end is told by closing.
    func endAfterAnswer() {
        hasEnded = true
    }

    /// Ends the connection without regard for what it is doing.
    func abort() {
        isGone = true
        task?.cancel()
        wakeReader()
        wakeWriter()
    }

    // MARK: - Bytes that wait

    var hasPending: Bool { pendingStart < pending.count }

    func keep(_ bytes: UnsafeRawBufferPointer.SubSequence) {
        pending.append(contentsOf: bytes)
    }

    func dropPending() {
        pending = []
        pendingStart = 0
    }

    /// Lets `take` read the waiting bytes; it says how many it took.
    func takePending(_ take: (UnsafeRawBufferPointer) throws(HTTPError) -> Int) throws(HTTPError) {
        let start = pendingStart
        pendingStart += try pending.withUnsafeBufferPointer { (bytes) throws(HTTPError) in
            try take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]))
        }
        if !hasPending { dropPending() }
    }

    private func serve() async {
        do throws(HTTPError) {
            serving: while true {
                switch try nextHead() {
                case .head(let head): guard await answer(head) else { break serving }
                case .nothing: await withUnsafeContinuation { readWaiter = $0 }
                case .end: break serving
                }
            }
        } catch {
            await refuse(error)
        }
        if mustLinger, !isGone { await linger() }
        end()
    }

    private func end() {
        watch?.cancel()
        watch = nil
        task = nil
        close(descriptor)
        shared.remove(at: position)
        core.ledger.release(peer)
    }

    /// Answers a request. False when the connection cannot carry another one.
    private func answer(_ head: RequestHead) async -> Bool {
        let began = loop.now
        phase = .answer
        exchange += 1
        var body: RequestStream?
        if head.framing != .none {
            incoming = IncomingBody(head, limits: core.configuration.parser)
            body = RequestStream(connection: self, exchange: exchange)
        }
        let request = Request(head, body: body, peer: peer, limit: core.configuration.discardedBody)
        var response: Response
        do {
            response = try await core.handler(request)
        } catch {
            response = core.errorResponse(error, request)
        }
        if incoming != nil {
            let end = await settleBody()
            if let failure = end.failure { response = core.errorResponse(failure, request) }
            mustLinger = !end.isAtEnd
        }
        let keepsAlive =
            head.keepsAlive && !mustLinger && !hasEnded && !core.isDraining
            && exchange < core.configuration.requestsPerConnection
        var sent = begin(response, to: request, keepsAlive: keepsAlive)
        if !sent.isComplete { await finish(response, &sent) }
        response.end(sent, since: began)
        guard keepsAlive, sent.isComplete, !isGone, task?.isCancelled != true else { return false }
        phase = .idle
        readDeadline = loop.now + core.configuration.idleTimeout
        return true
    }

    /// Answers what was no request, and reads no other one: after a framing error nothing can be trusted.
    private func refuse(_ error: HTTPError) async {
        phase = .answer
        let request = Request(
            method: parser.isHead ? .head : .get, target: RequestTarget(path: "/"), client: Client(peer: peer))
        let response = core.errorResponse(error, nil)
        mustLinger = true
        let began = loop.now
        var sent = begin(response, to: request, keepsAlive: false)
        if !sent.isComplete { await finish(response, &sent) }
        response.end(sent, since: began)
    }
}

extension Request {
    init(_ head: RequestHead, body: RequestStream?, peer: Peer, limit: Int) {
        var length: Int?
        if case .length(let announced) = head.framing { length = announced }
        self.init(
            method: head.method, target: head.target, minorVersion: head.minorVersion, fields: head.fields,
            body: body.map { RequestBody(source: $0, announcedLength: length, limit: limit) } ?? .empty,
            client: Client(peer: peer))
        client.host = head.target.authority ?? head.fields[.host] ?? ""
    }
}

extension Response {
    /// Tells whoever wants to know what became of the answer.
    func end(_ sent: SendingState, since began: Moment) {
        guard let onEnd else { return }
        onEnd(
            ResponseOutcome(
                status: status, bodyBytes: sent.bodyBytes, isComplete: sent.isComplete,
                duration: Moment.now().since(began)))
    }
}
