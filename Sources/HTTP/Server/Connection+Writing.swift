internal import CSystem
internal import Glibc
internal import Loop

extension Connection {
    /// The client is gone, or takes nothing of its answer for too long.
    struct ClientGone: Error {}

    /// Bodies up to this size are copied behind their head; larger ones leave from where they lie.
    private static let copiedBody = 4 * 1024
    private static let filePiece = 256 * 1024

    /// Sends an answer's head, and its body where it is there already, as far as the socket takes them at once.
    ///
    /// Most answers end here, without a suspension.
    func begin(_ exchange: Exchange) {
        let response = exchange.response
        let head = ResponseHead(response, to: exchange.request)
        exchange.framing = head.framing
        exchange.hasBody = head.hasBody
        if head.framing == .untilClose || core.isDraining { exchange.keepsAlive = false }
        shared.output.removeAll(keepingCapacity: true)
        head.write(
            response, minorVersion: exchange.request.minorVersion, keepsAlive: exchange.keepsAlive,
            date: shared.dateField(), to: &shared.output)
        if head.hasBody, case .bytes(let bytes) = response.body {
            exchange.isComplete = sendNow(thenBody: bytes, of: exchange)
            if exchange.isComplete { exchange.bodyBytes = bytes.count }
        } else {
            let isSent = sendNow(thenBody: [], of: exchange)
            exchange.isComplete = isSent && (!head.hasBody || response.body.isEmpty)
        }
    }

    /// Sends what `begin` could not.
    func finish(_ exchange: Exchange) async {
        do {
            try await transmit(exchange.restOfHead)
            try await transmit(exchange.restOfBody, from: exchange.restStart)
            exchange.restOfBody = []
            exchange.isComplete = true
            guard exchange.hasBody else { return }
            switch exchange.response.body {
            case .empty: break
            case .bytes(let bytes): exchange.bodyBytes = bytes.count
            case .file(let file, let range):
                exchange.isComplete = false
                try await send(file, range ?? 0..<file.length, of: exchange)
                exchange.isComplete = true
            case .stream(let length, let heartbeat, let write):
                let body = OutgoingBody(
                    framing: exchange.framing, length: length, heartbeat: heartbeat, now: Moment.now())
                await send(body, of: exchange, write)
            }
        } catch {
            exchange.isComplete = false
        }
    }

    /// `100 Continue`. RFC 9110 §15.2.1
    func sendContinue() async throws(HTTPError) {
        do {
            try await transmit(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        } catch {
            throw HTTPError(.badRequest, "The connection ended before the request body did.")
        }
    }

    private func send(_ file: FileBody, _ range: Range<Int>, of exchange: Exchange) async throws {
        var position = range.lowerBound
        while position < range.upperBound {
            let piece = try await file.read(at: position, count: min(Self.filePiece, range.upperBound - position))
            // The file has shrunk: the announced length cannot be kept, so the answer must break off.
            guard !piece.isEmpty else { throw ClientGone() }
            try await transmit(piece)
            position += piece.count
            exchange.bodyBytes += piece.count
        }
    }

    /// Sends what lies in the loop's output, then `body`, in one system call where the socket takes it all.
    ///
    /// False when a rest is left, which is then noted.
    private func sendNow(thenBody body: [UInt8], of exchange: Exchange) -> Bool {
        let isCopied = body.count <= Self.copiedBody
        if isCopied { shared.output.append(contentsOf: body) }
        let headCount = shared.output.count
        let separate = isCopied ? [] : body
        var sent = 0
        if !isGone {
            sent = shared.output.withUnsafeBytes { head in
                separate.withUnsafeBytes {
                    csystem_send_two(descriptor, head.baseAddress, head.count, $0.baseAddress, $0.count)
                }
            }
            if sent < 0, errno != EAGAIN, errno != EINTR { isGone = true }
        }
        let count = max(0, sent)
        guard count < headCount + separate.count else { return true }
        exchange.restOfHead = count < headCount ? Array(shared.output[count...]) : []
        exchange.restOfBody = separate
        exchange.restStart = max(0, count - headCount)
        return false
    }

    /// Sends `bytes` from `start` on, waiting while the client does not read.
    func transmit(_ bytes: [UInt8], from start: Int = 0) async throws(ClientGone) {
        var position = start
        while position < bytes.count {
            position += try sendNow(bytes, from: position)
            if position < bytes.count {
                writeDeadline = Moment.now() + core.configuration.writeTimeout
                await withUnsafeContinuation { writeWaiter = $0 }
            }
        }
    }

    /// Sends what the socket takes at once.
    func sendNow(_ bytes: [UInt8], from start: Int) throws(ClientGone) -> Int {
        guard !isGone else { throw ClientGone() }
        var position = start
        while position < bytes.count {
            let sent = bytes.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
                return Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if sent < 0 {
                if errno == EINTR { continue }
                try checkAgain()
                break
            }
            position += sent
        }
        return position - start
    }

    /// Tells a full socket from a dead one.
    private func checkAgain() throws(ClientGone) {
        guard errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR else {
            isGone = true
            throw ClientGone()
        }
    }
}
