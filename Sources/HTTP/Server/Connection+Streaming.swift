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
        _ body: OutgoingBody, _ write: @Sendable (consuming ResponseWriter) async throws -> Void
    ) async -> (bodyBytes: Int, isComplete: Bool) {
        outgoing = body
        defer { outgoing = nil }
        do {
            try await write(ResponseWriter(ResponseStream(connection: self, exchange: exchange)))
        } catch {
            return (outgoing?.sent ?? 0, false)
        }
        return (outgoing?.sent ?? 0, outgoing?.isFinished ?? false)
    }

    func write(_ bytes: [UInt8], exchange: Int) async throws {
        guard exchange == self.exchange, let body = outgoing, !body.isFinished, !body.isWriting else {
            throw ClientGone()
        }
        if let length = body.length, body.sent + bytes.count > length {
            throw HTTPError(.internalServerError, "The answer is longer than announced.")
        }
        outgoing?.isWriting = true
        defer { outgoing?.isWriting = false }
        try await transmit(body.frame(bytes))
        outgoing?.sent += bytes.count
        outgoing?.lastWrite = Moment.now()
    }

    func finish(exchange: Int) async throws {
        guard exchange == self.exchange, let body = outgoing, !body.isFinished, !body.isWriting else {
            throw ClientGone()
        }
        guard body.length == nil || body.length == body.sent else {
            throw HTTPError(.internalServerError, "The answer is shorter than announced.")
        }
        outgoing?.isWriting = true
        try await transmit(body.ending)
        outgoing?.isFinished = true
    }

    /// Writes the heartbeat into a stream that has been quiet for long enough.
    func beat(at now: Moment) {
        guard let body = outgoing, body.isDue(at: now), let heartbeat = body.heartbeat else { return }
        let bytes = body.frame(heartbeat.bytes)
        outgoing?.lastWrite = now
        do {
            let sent = try sendNow(bytes, from: 0)
            // Half a heartbeat would corrupt the stream. A client that has not even room for it reads nothing at all.
            if sent < bytes.count { abort() }
        } catch {
            abort()
        }
    }
}
