internal import Glibc
internal import Loop

/// A socket that listens, and where it does so.
struct ListenSocket: Sendable {
    let descriptor: Int32
    /// With the port that the kernel chose.
    let address: ListenAddress

    private static let backlog: Int32 = 4096

    init(_ wanted: ListenAddress, writeTimeout: Duration) throws(LoopError) {
        if case .unix(let path) = wanted { try Self.removeStale(path) }
        guard let target = SocketAddress(wanted) else { throw LoopError(call: "socket path", code: ENAMETOOLONG) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(target.family, kind, 0)
        guard descriptor >= 0 else { throw LoopError(call: "socket", code: errno) }
        do throws(LoopError) {
            address = try Self.listen(descriptor, on: target, as: wanted, writeTimeout)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    private static func listen(
        _ descriptor: Int32, on target: SocketAddress, as wanted: ListenAddress, _ writeTimeout: Duration
    ) throws(LoopError) -> ListenAddress {
        if case .tcp = wanted {
            set(descriptor, Int32(SOL_SOCKET), SO_REUSEADDR)
            // Accepted sockets inherit it: without it small writes wait for the client's delayed acknowledgements.
            set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
            // A peer that acknowledges nothing for so long is gone, also when the socket has room for more.
            let milliseconds = Int32(clamping: writeTimeout.wholeNanoseconds / 1_000_000)
            set(descriptor, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, milliseconds)
            // `::` must not take IPv4's port away from a server that listens there.
            if target.family == AF_INET6 { set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        }
        guard target.withPointer({ bind(descriptor, $0, $1) }) == 0 else { throw LoopError(call: "bind", code: errno) }
        // Whoever connects here is trusted like a proxy: the owner and the group, whatever the umask says.
        if case .unix(let path) = wanted, chmod(path, 0o660) != 0 { throw LoopError(call: "chmod", code: errno) }
        guard Glibc.listen(descriptor, backlog) == 0 else { throw LoopError(call: "listen", code: errno) }
        guard case .tcp = wanted else { return wanted }
        var actual = SocketAddress()
        guard actual.fill({ getsockname(descriptor, $0, $1) }) == 0, let bound = actual.ipAndPort else {
            throw LoopError(call: "getsockname", code: errno)
        }
        return .tcp(bound.address, port: bound.port)
    }

    private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32 = 1) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// A socket file that nobody listens on is left over from a crash. One that answers is another server's.
    private static func removeStale(_ path: String) throws(LoopError) {
        guard let target = SocketAddress(.unix(path: path)) else { return }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let probe = socket(AF_UNIX, kind, 0)
        guard probe >= 0 else { throw LoopError(call: "socket", code: errno) }
        defer { close(probe) }
        // EAGAIN: somebody listens and is too busy to accept.
        if target.withPointer({ connect(probe, $0, $1) }) == 0 || errno == EAGAIN {
            throw LoopError(call: "bind", code: EADDRINUSE)
        }
        // Only a socket is removed, never a file that happens to have the name.
        if errno == ECONNREFUSED { unlink(path) }
    }

    /// The file goes first: once nobody listens, a successor may put its own there.
    func end() {
        if case .unix(let path) = address { unlink(path) }
        close(descriptor)
    }
}
