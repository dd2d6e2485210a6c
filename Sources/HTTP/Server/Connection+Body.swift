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
    func nextPiece(exchange number: Int, limit: Int) async throws(HTTPError) -> [UInt8]? {
        guard let exchange, exchange.number == number, let body = exchange.incoming, !body.isBeingRead else {
            throw HTTPError(.internalServerError, "The body was read after its answer, or by two readers at once.")
        }
        return try await readPiece(of: body, limit: limit)
    }

    private func readPiece(of body: IncomingBody, limit: Int) async throws(HTTPError) -> [UInt8]? {
        if let failure = body.failure { throw failure }
        guard !body.isAtEnd else { return nil }
        body.isBeingRead = true
        phase = .body
        defer {
            body.isBeingRead = false
            phase = .answer
        }
        do throws(HTTPError) {
            try await welcome(body)
            while !body.isAtEnd {
                let piece = try await nextRun(of: body)
                guard !piece.isEmpty else { continue }
                try body.account(for: piece.count, limit: limit, budget: core.budget)
                return piece
            }
            return nil
        } catch {
            body.failure = error
            throw error
        }
    }

    /// Before the first byte: there must be room for all of them, and the client may be waiting to hear so.
    private func welcome(_ body: IncomingBody) async throws(HTTPError) {
        if body.received == 0, body.reserved == 0, let remaining = body.remaining {
            try body.reserve(remaining, of: core.budget)
        }
        guard body.mustContinue else { return }
        body.mustContinue = false
        // RFC 9110 §10.1.1: not needed once the body has begun to come.
        if !hasPending { try await sendContinue() }
    }

    /// What has come of the body's data since the last look; empty when it was only syntax.
    private func nextRun(of body: IncomingBody) async throws(HTTPError) -> [UInt8] {
        var piece: [UInt8] = []
        if hasPending {
            try takePending { (input) throws(HTTPError) in try body.read(input, into: &piece) }
            return piece
        }
        body.turns += 1
        if body.turns % Self.turnLength == 0 { await giveWay() }
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
        return piece
    }

    /// Ends the body once its handler has answered: a small rest is read away so that the connection can go on.
    ///
    /// When the rest turns out malformed or late, that is what is answered instead.
    func settleBody(of exchange: Exchange) async {
        guard let body = exchange.incoming else { return }
        let limit = core.configuration.discardedBody
        // A client that waits for 100 Continue has not sent its body and never should, as nobody asked for it.
        if body.failure == nil, !body.isBeingRead, !body.mustContinue, (body.remaining ?? 0) <= limit {
            let goal = body.received + limit
            do throws(HTTPError) {
                while try await readPiece(of: body, limit: goal) != nil {}
            } catch {
                // A body over the limit that nobody wanted is not the client's fault.
                if error.status == .badRequest || error.status == .requestTimeout {
                    exchange.replaceResponse(core.errorResponse(error, exchange.request))
                }
            }
        }
        body.release(to: core.budget)
        exchange.incoming = nil
        if !body.isAtEnd {
            exchange.keepsAlive = false
            lingerAtEnd()
        }
    }
}
