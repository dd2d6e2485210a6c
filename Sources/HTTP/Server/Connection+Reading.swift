internal import Glibc
internal import Loop

extension Connection {
    /// What one look at the socket gave.
    enum Arrival {
        case bytes(Int)
        case nothing
        case end
    }

    /// What one look for the next request gave.
    enum Next {
        case exchange(Exchange)
        /// Nothing whole yet: wait until there is more to read.
        case nothing
        /// The client, or its time, has come to an end between two requests.
        case end
    }

    /// Looks for the next request's head in what has come, and opens its exchange. Not `async` itself: every layer of it
    /// costs a look-up of executors.
    func nextExchange() throws(HTTPError) -> Next {
        while true {
            if hasPending, let head = try pendingHead() { return .exchange(open(head)) }
            if phase == .idle, parser.isMidRequest { beginHead() }
            switch receiveNow() {
            case .bytes(let count):
                if phase == .idle { beginHead() }
                // Parsed where it lies, in the loop's scratch memory: no suspension until it is used up.
                let input = UnsafeRawBufferPointer(rebasing: loop.scratch[0..<count])
                let (consumed, head) = try parser.read(input)
                if consumed < count { keep(input[consumed...]) }
                if let head { return .exchange(open(head)) }
            case .nothing: return .nothing
            case .end:
                guard timedOut, parser.isMidRequest, !isGone else { return .end }
                throw HTTPError(.requestTimeout, "The request head took too long to arrive.")
            }
        }
    }

    private func pendingHead() throws(HTTPError) -> RequestHead? {
        var head: RequestHead?
        try takePending { (input) throws(HTTPError) in
            let (consumed, complete) = try parser.read(input)
            head = complete
            return consumed
        }
        return head
    }

    private func beginHead() {
        phase = .head
        // The first head of a connection has had its time since the connection began.
        if exchanges > 0 { readDeadline = loop.now + core.configuration.headTimeout }
    }

    /// Waits for bytes and puts them into the loop's scratch memory, where they stay until the next suspension.
    private func receive() async -> Arrival {
        while true {
            let arrival = receiveNow()
            if case .nothing = arrival {
                await withUnsafeContinuation { readWaiter = $0 }
            } else {
                return arrival
            }
        }
    }

    func receiveNow() -> Arrival {
        while !isGone, !timedOut, isReadable {
            let count = recv(descriptor, loop.scratch.baseAddress, loop.scratch.count, 0)
            if count > 0 {
                // A short read has emptied the socket; the next bytes are a new edge. Not so once the end has been
                // announced: that edge has gone by.
                if count < loop.scratch.count, !hasEnded { isReadable = false }
                return .bytes(count)
            }
            if count == 0 { return .end }
            switch errno {
            case EINTR: continue
            case EAGAIN, EWOULDBLOCK: isReadable = false
            default: isGone = true
            }
        }
        return isGone || timedOut || hasEnded || isClosing ? .end : .nothing
    }

    /// Whether the client has sent what nobody will read: closing now would reset the connection, and with it answers
    /// that are still on their way.
    func hasUnread() -> Bool {
        isReadable = true
        if !hasPending, case .bytes = receiveNow() { return true }
        return hasPending
    }

    /// Reads away what a refused client still sends, so that the kernel does not reset the connection before the answer
    /// has been read. RFC 9112 §9.6
    func linger() async {
        phase = .linger
        dropPending()
        timedOut = false
        shutdown(descriptor, Int32(SHUT_WR))
        let end = Moment.now() + core.configuration.lingerTimeout
        while loop.now < end {
            readDeadline = min(end, loop.now + core.configuration.lingerQuietTimeout)
            guard case .bytes = await receive() else { return }
            await giveWay()
        }
    }

    /// Takes an event of the loop.
    func note(_ readiness: Readiness) {
        if !readiness.isDisjoint(with: [.hangup, .error]) {
            isGone = true
        }
        if readiness.contains(.readHangup) {
            hasEnded = true
        }
        if isGone || hasEnded {
            // RFC 9112 would let a client that has only closed its own side wait for the answer; real ones are gone.
            cancelHandler()
            isReadable = true
            wake()
        } else if readiness.contains(.read) {
            isReadable = true
            wake()
        }
        if readiness.contains(.write) || isGone { wakeWriter() }
    }

    /// A waiter is taken out before it is resumed, so that none is resumed twice.
    func wakeReader() {
        guard let waiter = readWaiter else { return }
        readWaiter = nil
        waiter.resume()
    }

    func wakeWriter() {
        guard let waiter = writeWaiter else { return }
        writeWaiter = nil
        waiter.resume()
    }

    /// Once a second: ends waits that have lasted too long.
    func sweep(at now: Moment) {
        if now >= readDeadline, readWaiter != nil || isResting {
            timedOut = true
            wake()
        } else {
            rest()
        }
        if writeWaiter != nil, now >= writeDeadline {
            abort()
        }
        beat(at: now)
    }
}
