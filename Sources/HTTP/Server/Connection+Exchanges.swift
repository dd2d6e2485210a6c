internal import Glibc
internal import Loop

/// One request after the other: opened, answered, concluded.
extension Connection {
    /// Answers a request. False when the connection cannot carry another one.
    @inline(__always)
    func answer(_ exchange: Exchange) async -> Bool {
        do {
            exchange.response = try await core.handler(exchange.request)
        } catch {
            exchange.response = core.errorResponse(error, Rejected(peer: peer, request: exchange.request))
        }
        if exchange.incoming != nil { settleBody(of: exchange) }
        begin(exchange)
        if !exchange.isComplete { await finish(exchange) }
        return conclude(exchange)
    }

    /// Answers what was no request, and reads no other one: after a framing error nothing can be trusted.
    func refuse(_ error: HTTPError) async {
        let request = Request(
            method: parser.isHead ? .head : .get, target: RequestTarget(path: "/"), client: Client(peer: peer))
        let exchange = Exchange(number: 0, request: request, incoming: nil, keepsAlive: false, began: loop.now)
        exchange.response = core.errorResponse(error, Rejected(peer: peer))
        phase = .answer
        lingerAtEnd()
        begin(exchange)
        if !exchange.isComplete { await finish(exchange) }
        exchange.report()
    }

    func open(_ head: RequestHead) -> Exchange {
        exchanges += 1
        var incoming: IncomingBody?
        var body = RequestBody.empty
        if head.framing != .none {
            incoming = IncomingBody(head, limits: core.configuration.parser)
            body = RequestBody(
                source: RequestStream(connection: self, exchange: exchanges), announcedLength: incoming?.remaining,
                limit: core.configuration.discardedBody)
        }
        let exchange = Exchange(
            number: exchanges, request: Request(head, body: body, peer: peer), incoming: incoming,
            keepsAlive: head.keepsAlive && exchanges < core.configuration.requestsPerConnection, began: loop.now)
        self.exchange = exchange
        phase = .answer
        // The client may have gone while its request waited for the ones before.
        if hasEnded || isGone { cancelHandler() }
        return exchange
    }

    private func conclude(_ exchange: Exchange) -> Bool {
        exchange.report()
        exchange.incoming?.release(to: core.budget)
        self.exchange = nil
        if exchange.framing == .untilClose, !exchange.isComplete { closeWithReset() }
        guard exchange.keepsAlive, exchange.isComplete, !isGone else { return false }
        phase = .idle
        readDeadline = loop.now + core.configuration.idleTimeout
        return true
    }

    /// Where closing is what ends an answer, one that was broken off must not end like a whole one.
    private func closeWithReset() {
        var reset = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<Glibc.linger>.size))
        isGone = true
    }
}

extension Request {
    init(_ head: RequestHead, body: RequestBody, peer: Peer) {
        self.init(
            method: head.method, target: head.target, minorVersion: head.minorVersion, fields: head.fields,
            body: body, client: Client(peer: peer))
        client.host = head.target.authority ?? head.fields[.host] ?? ""
    }
}
