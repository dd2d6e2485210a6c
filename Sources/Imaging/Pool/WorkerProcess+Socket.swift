internal import CSystem
internal import Glibc
internal import Loop

/// How bytes go to and fro: never more at once than the socket takes or the loop's other guests can wait for.
extension WorkerProcess {
    private static let readsPerTurn = 16

    var hasSentAll: Bool { opening.isEmpty && payload.isEmpty }

    /// Sends once what the socket takes. False if nobody is there to take it.
    func send() -> Bool {
        guard !hasSentAll else { return true }
        let head = opening.count
        let count = opening.withUnsafeBytes { opening in
            payload.withUnsafeBytes { payload in
                let first = UnsafeRawBufferPointer(rebasing: opening.dropFirst(sent))
                let second = UnsafeRawBufferPointer(rebasing: payload.dropFirst(max(0, sent - head)))
                return csystem_send_two(socket, first.baseAddress, first.count, second.baseAddress, second.count)
            }
        }
        if count < 0 {
            guard errno == EAGAIN || errno == EINTR || errno == ENOBUFS else { return false }
        } else {
            sent += count
        }
        guard sent == head + payload.count else {
            watch?.update([.read, .write])
            return true
        }
        (opening, payload) = ([], [])
        watch?.update(.read)
        return true
    }

    /// Reads what has come.
    func receive() {
        for _ in 0..<Self.readsPerTurn {
            guard socket >= 0 else { return }
            let count = recv(socket, scratch.baseAddress, scratch.count, 0)
            if count > 0 {
                guard take(UnsafeRawBufferPointer(rebasing: scratch[..<count])) else { return }
            } else if count < 0, errno == EAGAIN || errno == EINTR {
                return
            } else {
                return hungUp()
            }
        }
    }

    /// False once it has said what it may not say.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        do throws(WireError) {
            guard state == .starting || state == .busy else { throw .unasked }
            if let frame = try reader.take(bytes) { try received(frame) }
            return true
        } catch {
            end(.broken(error))
            return false
        }
    }
}
