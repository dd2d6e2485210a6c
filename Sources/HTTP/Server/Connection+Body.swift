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
            throw Self.readAfterAnswer
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
            // What the handler makes of it is the handler's to bound: its answer may be long in coming.
            if body.isAtEnd { body.release(to: core.budget) }
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
        if body.received == 0, !core.budget.hasRoom(for: body.remaining ?? 0) {
            throw IncomingBody.noRoom(in: core.budget)
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
        let count = try await receive(for: body)
        try takeArrived(count, for: body, into: &piece)
        return piece
    }

    /// Reads the body's part of what has just arrived where it lies, in the loop's scratch memory, and keeps the rest. No
    /// suspension stands between the arrival and this call.
    private func takeArrived(_ count: Int, for body: IncomingBody, into piece: inout [UInt8]) throws(HTTPError) {
        let input = UnsafeRawBufferPointer(rebasing: loop.scratch[0..<count])
        let consumed = try body.read(input, into: &piece)
        if consumed < count { keep(input[consumed...]) }
    }

    /// Waits for bytes of the body, which then lie in the loop's scratch memory.
    private func receive(for body: IncomingBody) async throws(HTTPError) -> Int {
        let began = Moment.now()
        readDeadline = began + body.patience(core.configuration)
        defer { body.note(waited: Moment.now().since(began)) }
        while true {
            // The handler may have answered meanwhile: then what comes next is not this body's any more.
            if let failure = body.failure { throw failure }
            switch receiveNow() {
            case .bytes(let count): return count
            case .nothing: await withUnsafeContinuation { readWaiter = $0 }
            case .end:
                throw timedOut
                    ? HTTPError(.requestTimeout, "The request body came too slowly or stopped.")
                    : HTTPError(.badRequest, "The connection ended before the request body did.")
            }
        }
    }

    /// Ends the body once its handler has answered: what has come of a small rest is read away, so that the connection
    /// can go on. Nothing is waited for, since the answer is there.
    ///
    /// When the rest turns out malformed, that is what is answered instead.
    func settleBody(of exchange: Exchange) {
        guard let body = exchange.incoming else { return }
        if body.failure == nil, !body.isBeingRead, !body.mustContinue {
            do throws(HTTPError) {
                try discardWhatHasCome(of: body)
            } catch {
                exchange.replaceResponse(core.errorResponse(error, Rejected(peer: peer, request: exchange.request)))
            }
        }
        if !body.isAtEnd || body.isBeingRead {
            exchange.keepsAlive = false
            lingerAtEnd()
        }
        // A task that the handler has left behind may still wait for a piece: it gets this instead.
        body.failure = Self.readAfterAnswer
        if body.isBeingRead { wakeReader() }
    }

    private func discardWhatHasCome(of body: IncomingBody) throws(HTTPError) {
        var discarded = 0
        while !body.isAtEnd, discarded < core.configuration.discardedBody {
            var piece: [UInt8] = []
            if hasPending {
                try takePending { (input) throws(HTTPError) in try body.read(input, into: &piece) }
            } else {
                guard case .bytes(let count) = receiveNow() else { return }
                try takeArrived(count, for: body, into: &piece)
            }
            discarded += piece.count
        }
    }

    private static let readAfterAnswer = HTTPError(
        .internalServerError, "The body was read after its answer, or by two readers at once.")
}
