internal import CSystem
internal import Glibc
internal import Loop

extension Connection {
    /// The client is gone, or takes nothing of its answer for too long.
    struct ClientGone: Error {}

    /// Bodies up to this size are copied behind their head; larger ones leave from where they lie.
    private static let copiedBody = 4 * 1024
    private static let filePiece = 256 * 1024

    /// Sends an answer, whole. Says what became of it; the connection is of no more use when it is not complete.
    func send(_ response: Response, to request: Request, keepsAlive: Bool, began: Moment) async -> ResponseOutcome {
        let head = ResponseHead(response, to: request)
        shared.output.removeAll(keepingCapacity: true)
        head.write(
            response, minorVersion: request.minorVersion, keepsAlive: keepsAlive && head.framing != .untilClose,
            date: shared.dateField(), to: &shared.output)
        var sent = 0
        var isComplete = true
        do {
            switch response.body {
            case .bytes(let bytes) where head.hasBody:
                try await transmit(thenBody: bytes)
                sent = bytes.count
            case .file(let file, let range) where head.hasBody:
                try await transmit(thenBody: [])
                sent = try await send(file, range ?? 0..<file.length)
            case .stream(let length, let heartbeat, let write) where head.hasBody:
                try await transmit(thenBody: [])
                let stream = OutgoingBody(framing: head.framing, length: length, heartbeat: heartbeat, now: loop.now)
                (sent, isComplete) = try await send(stream, write)
            case .empty, .bytes, .file, .stream:
                try await transmit(thenBody: [])
            }
        } catch {
            isComplete = false
        }
        if head.framing == .untilClose { endAfterAnswer() }
        return ResponseOutcome(
            status: response.status, bodyBytes: sent, isComplete: isComplete, duration: Moment.now().since(began))
    }

    /// `100 Continue`. RFC 9110 §15.2.1
    func sendContinue() async throws(HTTPError) {
        do {
            try await transmit(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        } catch {
            throw HTTPError(.badRequest, "The connection ended before the request body did.")
        }
    }

    private func send(_ file: FileBody, _ range: Range<Int>) async throws -> Int {
        var position = range.lowerBound
        while position < range.upperBound {
            let piece = try await file.read(at: position, count: min(Self.filePiece, range.upperBound - position))
            // The file has shrunk: the announced length cannot be kept, so the answer must break off.
            guard !piece.isEmpty else { throw ClientGone() }
            try await transmit(piece)
            position += piece.count
        }
        return range.count
    }

    /// Sends what lies in the loop's output, then `body`, in one system call where the socket takes it all.
    private func transmit(thenBody body: [UInt8]) async throws(ClientGone) {
        if body.count <= Self.copiedBody {
            shared.output.append(contentsOf: body)
            let sent = try sendNow(shared.output, from: 0)
            if sent < shared.output.count { try await transmit(Array(shared.output[sent...])) }
            return
        }
        guard !isGone else { throw ClientGone() }
        let headCount = shared.output.count
        let sent = shared.output.withUnsafeBytes { head in
            body.withUnsafeBytes { csystem_send_two(descriptor, head.baseAddress, head.count, $0.baseAddress, $0.count) }
        }
        if sent < 0 { try checkAgain() }
        let count = max(0, sent)
        if count < headCount { try await transmit(Array(shared.output[count...])) }
        try await transmit(body, from: max(0, count - headCount))
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
            let sent = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress?.advanced(by: position), buffer.count - position, Int32(MSG_NOSIGNAL))
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
