internal import Loop

/// A streamed answer while it is written: its framing, and what of it has been sent.
///
/// Belongs to its connection's loop.
final class OutgoingBody {
    let framing: ResponseHead.Framing
    /// What was announced; nil without a length.
    let length: Int?
    let heartbeat: Heartbeat?
    var sent = 0
    var isFinished = false
    /// A piece is on its way: nothing may be put between its bytes.
    var isWriting = false
    var lastWrite: Moment

    init(framing: ResponseHead.Framing, length: Int?, heartbeat: Heartbeat?, now: Moment) {
        self.framing = framing
        self.length = length
        self.heartbeat = heartbeat
        lastWrite = now
    }

    /// A piece as it goes over the wire. RFC 9112 §7.1
    func frame(_ bytes: [UInt8]) -> [UInt8] {
        guard framing == .chunked else { return bytes }
        var framed: [UInt8] = []
        framed.reserveCapacity(bytes.count + 20)
        framed.append(contentsOf: String(bytes.count, radix: 16).utf8)
        framed.append(contentsOf: "\r\n".utf8)
        framed.append(contentsOf: bytes)
        framed.append(contentsOf: "\r\n".utf8)
        return framed
    }

    /// What ends the body on the wire.
    var ending: [UInt8] {
        framing == .chunked ? Array("0\r\n\r\n".utf8) : []
    }

    func isDue(at now: Moment) -> Bool {
        // Announced lengths leave no room for it, and an empty chunk would be the end.
        guard let heartbeat, length == nil, !heartbeat.bytes.isEmpty, !isWriting, !isFinished else { return false }
        return now >= lastWrite + heartbeat.interval
    }
}
