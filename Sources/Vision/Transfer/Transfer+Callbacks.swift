internal import CVision
internal import Glibc

/// What libcurl calls. Always on the loop, from within a call of `CurlMulti`'s, and never after the handle was removed;
/// so the pointer it gives is a living transfer: see there.
///
/// None of these may add, remove or end anything in libcurl.
extension Transfer {
    private static func at(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
        pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// One line of a head, or of a trailer.
    static let takeHeaderLine: curl_read_callback = { bytes, size, count, context in
        guard let transfer = at(context) else { return 0 }
        // Libcurl lends `size * count` bytes for the length of the call.
        return transfer.take(line: UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }

    /// A piece of the body.
    static let takeBody: curl_read_callback = { bytes, size, count, context in
        guard let transfer = at(context) else { return 0 }
        // As above.
        guard transfer.inbox.put(UnsafeRawBufferPointer(start: bytes, count: size * count)) else {
            transfer.notePaused()
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        transfer.noteReceived()
        return size * count
    }

    /// Room for the next piece of the request's body.
    static let giveBody: curl_read_callback = { room, size, count, context in
        guard let transfer = at(context) else { return Int(CURL_READFUNC_ABORT) }
        // As above.
        return transfer.give(into: UnsafeMutableRawBufferPointer(start: room, count: size * count))
    }

    static let rewindBody: curl_seek_callback = { context, offset, origin in
        // Libcurl only ever goes back to the start, to send again.
        guard let transfer = at(context), offset == 0, origin == 0 else { return CURL_SEEKFUNC_CANTSEEK }
        transfer.body.rewind()
        return CURL_SEEKFUNC_OK
    }

    /// The connection stands, and the request is about to be sent.
    static let beginRequest: curl_prereq_callback = { context, _, _, _, _ in
        at(context)?.beginRequest()
        return CURL_PREREQFUNC_OK
    }

    /// A socket for an address, if the transfer's guard lets it through.
    static let openSocket: curl_opensocket_callback = { context, _, address in
        guard let judge = at(context)?.request.socketGuard, let address else { return CURL_SOCKET_BAD }
        // Libcurl lends `addrlen` bytes for the length of the call, and connects to these.
        let bytes = UnsafeRawBufferPointer(start: vision_socket_address(address), count: Int(address.pointee.addrlen))
        guard judge.allows(bytes) else { return CURL_SOCKET_BAD }
        let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, type, address.pointee.protocol)
    }

    /// A service that answers and closes before it has read all, a wrong key for one, resets the connection. Whoever
    /// writes on learns of that alone, so an answer that is there already is read first.
    private func give(into room: UnsafeMutableRawBufferPointer) -> Int {
        let before = body
        guard let count = body.write(into: room) else { return Int(CURL_READFUNC_ABORT) }
        guard count > 0, !hasReceived, hasUnread else { return count }
        body = before
        multi.hold(self)
        return Int(CURL_READFUNC_PAUSE)
    }

    /// Whether something has come that libcurl has not read. Until the reply begins it reads all there is, so this does
    /// not stay true.
    private var hasUnread: Bool {
        guard let descriptor else { return false }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) > 0
    }

    private func take(line: UnsafeRawBufferPointer) -> Bool {
        let outcome = lines.take(line)
        // What a service says in between (1xx) is no beginning of its reply: the wait for that goes on.
        if !hasHead, lines.isFinal { noteReceived() }
        switch outcome {
        case .more: return true
        case .refused(let reason):
            refusal = reason
            return false
        case .head(let head):
            hasHead = true
            if body.isAtEnd { dropBody() }
            inbox.put(head)
            return true
        }
    }
}
