internal import Glibc
internal import Imaging

/// The socket to the pool. Blocking: this process has nothing else to do.
struct Channel {
    let descriptor: Int32
    /// In milliseconds.
    private static let moment: Int32 = 100
    /// Of an upload or a kept picture.
    static let payloadLimit = 64 << 20

    /// The next message; nil when the pool has closed the socket, or sent what no pool sends.
    ///
    /// - Parameter rest: called once when nothing has come for a moment.
    func receive(whenIdle rest: () -> Void) -> WireFrame? {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if poll(&waiting, 1, Self.moment) == 0 { rest() }
        guard let start = read(WireHeader.byteCount),
            let header = try? WireHeader(start, payloadLimit: Self.payloadLimit),
            let head = read(header.headLength), let payload = read(header.payloadLength)
        else { return nil }
        return WireFrame(head: head, payload: payload)
    }

    /// - Returns: whether the pool is still there.
    func send(_ frame: WireFrame) -> Bool {
        write(frame.opening) && write(frame.payload)
    }

    private func read(_ count: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                // Stays within the buffer: `filled` bytes of its `count` are taken.
                let step = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
                if step < 0, errno == EINTR { continue }
                guard step > 0 else { return }
                filled += step
            }
        }
        return bytes.count == count ? bytes : nil
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                // Stays within the buffer, like `read`.
                let step = Glibc.send(
                    descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Int32(MSG_NOSIGNAL))
                if step < 0, errno == EINTR { continue }
                guard step > 0 else { return false }
                sent += step
            }
            return true
        }
    }
}
