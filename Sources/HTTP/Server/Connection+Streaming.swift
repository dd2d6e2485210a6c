internal import Loop

/// The answer of one exchange, as its writer sees it. Outliving the exchange does no harm: it writes nothing any more.
struct ResponseStream: BodySink {
    let connection: Connection
    let exchange: Int

    func write(_ bytes: [UInt8]) async throws {
        try await connection.write(bytes, exchange: exchange)
    }

    func finish() async throws {
        try await connection.finish(exchange: exchange)
    }
}

extension Connection {
    /// Lets `write` make the answer. It counts as whole only when the writer was finished.
    func send(
        _ body: OutgoingBody, of exchange: Exchange, _ write: @Sendable (consuming ResponseWriter) async throws -> Void
    ) async {
        exchange.outgoing = body
        do {
            try await write(ResponseWriter(ResponseStream(connection: self, exchange: exchange.number)))
            exchange.isComplete = body.isFinished
        } catch {
            exchange.isComplete = false
        }
        exchange.bodyBytes = body.sent
        exchange.outgoing = nil
    }

    func write(_ bytes: [UInt8], exchange: Int) async throws {
        let body = try outgoing(exchange)
        if let length = body.length, body.sent + bytes.count > length {
            throw HTTPError(.internalServerError, "The answer is longer than announced.")
        }
        body.isWriting = true
        defer { body.isWriting = false }
        try await transmit(body.frame(bytes))
        body.sent += bytes.count
        body.lastWrite = Moment.now()
    }

    func finish(exchange: Int) async throws {
        let body = try outgoing(exchange)
        guard body.length == nil || body.length == body.sent else {
            throw HTTPError(.internalServerError, "The answer is shorter than announced.")
        }
        body.isWriting = true
        defer { body.isWriting = false }
        try await transmit(body.ending)
        body.isFinished = true
    }

    /// The answer that a writer may write to: still open, and by one writer at a time.
    private func outgoing(_ number: Int) throws -> OutgoingBody {
        guard let exchange, exchange.number == number, let body = exchange.outgoing, !body.isFinished, !body.isWriting
        else { throw ClientGone() }
        return body
    }

    /// Writes the heartbeat into a stream that has been quiet for long enough.
    func beat(at now: Moment) {
        guard let body = exchange?.outgoing, body.isDue(at: now), let heartbeat = body.heartbeat else { return }
        let bytes = body.frame(heartbeat.bytes)
        body.lastWrite = now
        // A client without room for it reads nothing; the write time-out is for that. Half of it corrupts the stream.
        guard let sent = try? sendNow(bytes, from: 0) else { return abort() }
        if sent > 0, sent < bytes.count { abort() }
    }
}
