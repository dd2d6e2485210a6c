internal import Loop

/// The body of one exchange, as its handler sees it. Outliving the exchange does no harm: it reads nothing any more.
struct RequestStream: BodySource {
    let connection: Connection
    let exchange: Int

    func next(limit: Int) async throws -> [UInt8]? {
        try await connection.nextPiece(exchange: exchange, limit: limit)
    }
}

extension Connection {
    /// The next piece of the body, or nil at its end. A failure stays: asking again gives it again.
    func nextPiece(exchange: Int, limit: Int) async throws(HTTPError) -> [UInt8]? {
        guard exchange == self.exchange, var body = incoming else {
            throw HTTPError(.internalServerError, "The body was read after its answer.")
        }
        if let failure = body.failure { throw failure }
        do throws(HTTPError) {
            let piece = try await readPiece(&body, limit: limit)
            incoming = body
            return piece
        } catch {
            body.failure = error
            incoming = body
            throw error
        }
    }

    private func readPiece(_ body: inout IncomingBody, limit: Int) async throws(HTTPError) -> [UInt8]? {
        guard !body.isAtEnd else { return nil }
        if body.received == 0, let remaining = body.remaining {
            try body.reserve(remaining, of: core.budget)
        }
        if body.mustContinue {
            body.mustContinue = false
            // RFC 9110 §10.1.1: not needed once the body has begun to come.
            if !hasPending { try await sendContinue() }
        }
        phase = .body
        defer { phase = .answer }
        while !body.isAtEnd {
            var piece: [UInt8] = []
            if hasPending {
                try takePending { (input) throws(HTTPError) in try body.read(input, into: &piece) }
            } else {
                try await receivePiece(&body, &piece)
            }
            guard !piece.isEmpty else { continue }
            try body.account(for: piece.count, limit: limit, budget: core.budget)
            return piece
        }
        return nil
    }

    private func receivePiece(_ body: inout IncomingBody, _ piece: inout [UInt8]) async throws(HTTPError) {
        let began = Moment.now()
        readDeadline = began + body.patience(core.configuration)
        let arrival = await receive()
        body.note(waited: Moment.now().since(began))
        guard case .bytes(let count) = arrival else {
            throw timedOut
                ? HTTPError(.requestTimeout, "The request body came too slowly or stopped.")
                : HTTPError(.badRequest, "The connection ended before the request body did.")
        }
        // Read where it lies, in the loop's scratch memory: no suspension until it is used up.
        let input = UnsafeRawBufferPointer(rebasing: loop.scratch[0..<count])
        let consumed = try body.read(input, into: &piece)
        if consumed < count { keep(input[consumed...]) }
    }

    /// Ends the body once its handler has answered: a small rest is read away so that the connection can go on.
    ///
    /// Returns the failure that must be answered instead when the rest was malformed, and whether the body has been
    /// read to its end.
    func settleBody() async -> (failure: HTTPError?, isAtEnd: Bool) {
        guard var body = incoming else { return (nil, true) }
        let limit = core.configuration.discardedBody
        var failure = body.failure
        // A client that waits for 100 Continue has not sent its body and never should, as nobody asked for it.
        if failure == nil, !body.mustContinue, (body.remaining ?? 0) <= limit {
            let goal = body.received + limit
            do throws(HTTPError) {
                while try await readPiece(&body, limit: goal) != nil {}
            } catch {
                failure = error
            }
        }
        body.release(to: core.budget)
        incoming = nil
        // A body over the limit that nobody wanted is not the client's fault; one that is malformed or late is.
        let isFault = failure?.status == .badRequest || failure?.status == .requestTimeout
        return (isFault ? failure : nil, body.isAtEnd)
    }
}
