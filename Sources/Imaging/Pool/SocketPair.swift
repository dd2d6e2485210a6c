internal import Glibc
internal import Loop

/// Two ends of a stream: ours never blocks, theirs does. Both close on exec, and both are the caller's to close.
struct SocketPair {
    let ours: Int32
    let theirs: Int32

    /// As much as the kernel allows of it: uploads then go over in fewer pieces.
    private static let sendBuffer: Int32 = 1 << 20

    init() throws(LoopError) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw LoopError(call: "socketpair", code: errno)
        }
        (ours, theirs) = (ends[0], ends[1])
        _ = fcntl(ours, F_SETFL, O_RDWR | O_NONBLOCK)
        for end in ends {
            var size = Self.sendBuffer
            setsockopt(end, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
    }
}
