internal import Loop

/// The body of one exchange, as its handler sees it. Outliving the exchange does no harm: it reads nothing any more.
struct RequestStream: BodySource {
    let connection: Connection
    let exchange: Int

    func next(limit: Int) async throws -> [UInt8]? {
        try await connection.nextPiece(exchange: exchange, limit: limit)
    }

    func whole(limit: Int) async throws -> HeldBody {
        try await connection.wholeBody(exchange: exchange, limit: limit)
    }
}

extension Connection {
    /// The next piece of the body, or nil at its end. A failure stays: asking again gives it again.
    func nextPiece(exchange number: Int, limit: Int) async throws(HTTPError) -> [UInt8]? {
        let body = try body(of: number)
        var piece: [UInt8] = []
        // What the handler makes of it is the handler's to bound: its answer may be long in coming.
        defer { if body.isAtEnd { body.release(to: core.budget) } }
        return try await readPiece(of: body, limit: limit, into: &piece) ? piece : nil
    }

    /// All that is left of the body, with its share of the budget.
    func wholeBody(exchange number: Int, limit: Int) async throws(HTTPError) -> HeldBody {
        let body = try body(of: number)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(body.remaining ?? 0, Self.reservedAtOnce))
        while try await readPiece(of: body, limit: limit, into: &bytes) {}
        return HeldBody(bytes, share: body.handOverShare(of: core.budget))
    }

    /// Memory that is reserved and not written to costs nothing; what is announced beyond this has to come first.
    private static let reservedAtOnce = 32 << 20

    private func body(of number: Int) throws(HTTPError) -> IncomingBody {
        guard let exchange, exchange.number == number, let body = exchange.incoming, !body.isBeingRead else {
            throw Self.readAfterAnswer
        }
        return body
    }

    /// Appends what comes next. False at the end.
    private func readPiece(
        of body: IncomingBody, limit: Int, into bytes: inout [UInt8]
    ) async throws(HTTPError) -> Bool {
        if let failure = body.failure { throw failure }
        guard !body.isAtEnd else { return false }
        body.isBeingRead = true
        phase = .body
        defer {
            body.isBeingRead = false
            phase = .answer
        }
        do throws(HTTPError) {
            try await welcome(body)
            let before = bytes.count
            while !body.isAtEnd {
                try await readRun(of: body, into: &bytes)
                guard bytes.count > before else { continue }
                try body.account(for: bytes.count - before, limit: limit, budget: core.budget)
                return true
            }
            return false
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

    /// Appends what has come of the body's data since the last look; nothing when it was only syntax.
    private func readRun(of body: IncomingBody, into bytes: inout [UInt8]) async throws(HTTPError) {
        guard !hasPending else { return try takePending(of: body, into: &bytes) }
        body.turns += 1
        if body.turns % Self.turnLength == 0 { await giveWay() }
        let count = try await receive(for: body)
        try takeArrived(count, for: body, into: &bytes)
    }

    private func takePending(of body: IncomingBody, into bytes: inout [UInt8]) throws(HTTPError) {
        try takePending { (input) throws(HTTPError) in try body.read(input, into: &bytes) }
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
                try takePending(of: body, into: &piece)
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
