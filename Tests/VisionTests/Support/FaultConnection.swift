import Glibc
import Loop

/// One connection of a `FaultServer`, on a thread of its own.
struct FaultConnection: Sendable {
    let descriptor: Int32
    let number: Int
    let record: FaultRecord
    let greeting: [FaultStep]
    let readsBodies: Bool
    let keepsBodies: Bool
    let respond: @Sendable (FaultRequest) -> FaultReply

    /// The connection has ended; `byClient` when that side did it.
    private struct Ended: Error {
        var byClient: Bool
        var hard = false
    }

    private static let patience: Int32 = 240_000
    /// POLLRDHUP: the other side sends no more. Glibc's module lacks it.
    private static let hangup: Int16 = 0x2000

    func serve() {
        var ended = Ended(byClient: false)
        do throws(Ended) {
            for step in greeting { try perform(step) }
            var turn = 0
            var buffer: [UInt8] = []
            while true {
                let request = try read(&buffer, turn: turn)
                turn += 1
                for step in respond(request).steps { try perform(step) }
            }
        } catch {
            ended = error
        }
        if ended.hard {
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        }
        record.end(descriptor) { close($0) }
        record.note { log in
            log.ended += 1
            guard ended.byClient else { return }
            log.left += 1
            log.lastLeft = Moment.now()
        }
    }

    // MARK: - Steps

    private func perform(_ step: FaultStep) throws(Ended) {
        switch step {
        case .send(let bytes): try send(bytes[...])
        case .drip(let bytes, let size, let pause):
            var rest = bytes[...]
            while !rest.isEmpty {
                try wait(pause)
                try send(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
        case .flood(let byte, let count):
            let block = [UInt8](repeating: byte, count: 65536)
            var left = count
            while left > 0 {
                try send(block.prefix(left))
                left -= block.count
            }
        case .pause(let duration): try wait(duration)
        case .await(let gate): gate.pass()
        case .drain(let count):
            var drained = 0
            while drained < count {
                var sink: [UInt8] = []
                try receive(&sink)
                drained += sink.count
            }
        case .hold:
            while true {
                var sink: [UInt8] = []
                try receive(&sink)
            }
        case .close: throw Ended(byClient: false)
        case .reset: throw Ended(byClient: false, hard: true)
        }
    }

    /// Lets time pass, but not beyond the client's end.
    private func wait(_ duration: Duration) throws(Ended) {
        let end = Moment.now() + duration
        while true {
            let left = end.since(Moment.now())
            guard left > .zero else { return }
            var poll = pollfd(fd: descriptor, events: Self.hangup, revents: 0)
            guard Glibc.poll(&poll, 1, Int32(left.wholeNanoseconds / 1_000_000) + 1) == 0 else {
                throw Ended(byClient: true)
            }
        }
    }

    private func send(_ bytes: ArraySlice<UInt8>) throws(Ended) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.prefix(65536).withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
                record.note { $0.sent += count }
            } else {
                guard count < 0, errno == EAGAIN else { throw Ended(byClient: true) }
                try awaitRoom()
            }
        }
    }

    private func awaitRoom() throws(Ended) {
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard Glibc.poll(&poll, 1, 200) == 0 else { return }
        record.note { $0.stalls += 1 }
        guard Glibc.poll(&poll, 1, Self.patience) > 0 else { throw Ended(byClient: false) }
    }

    // MARK: - Requests

    private func read(_ buffer: inout [UInt8], turn: Int) throws(Ended) -> FaultRequest {
        let end = Array("\r\n\r\n".utf8)
        var headEnd = buffer.firstRange(of: end)?.upperBound
        while headEnd == nil {
            let known = max(0, buffer.count - 3)
            try receive(&buffer)
            headEnd = buffer[known...].firstRange(of: end)?.upperBound
        }
        let headCount = headEnd ?? buffer.count
        let head = String(decoding: buffer[..<headCount], as: UTF8.self)
        buffer.removeFirst(headCount)
        let bare = FaultRequest(number: 0, connection: number, turn: turn, head: head, body: [])
        let length = readsBodies ? Int(bare["Content-Length"] ?? "0") ?? 0 : 0
        buffer.reserveCapacity(length)
        while buffer.count < length { try receive(&buffer) }
        let body = Array(buffer[..<length])
        buffer.removeFirst(length)
        var request = bare
        record.note { log in
            request = FaultRequest(
                number: log.requests.count, connection: number, turn: turn, head: head, body: body)
            let kept = FaultRequest(
                number: request.number, connection: number, turn: turn, head: head, body: keepsBodies ? body : [])
            log.requests.append(kept)
        }
        return request
    }

    private func receive(_ buffer: inout [UInt8]) throws(Ended) {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&poll, 1, Self.patience) > 0 else { throw Ended(byClient: false) }
        var count = 0
        withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { room in
            count = recv(descriptor, room.baseAddress, room.count, 0)
            if count > 0 { buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<count])) }
        }
        guard count > 0 else { throw Ended(byClient: true) }
    }
}
