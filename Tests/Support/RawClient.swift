internal import Glibc
internal import Loop

/// A client that sends exactly the bytes it is told to, over a real socket. It blocks, so it has a thread of its own.
public actor RawClient {
    private nonisolated let queue = BlockingQueue(label: "client")
    private nonisolated let descriptor: Int32
    public private(set) var received: [UInt8] = []

    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    public struct Failure: Error {
        public let call: String
    }

    /// Connects to a port of this machine. - Parameter from: the loopback address to come from.
    public init(port: UInt16, from source: String = "127.0.0.1", receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        if var receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, source, &address.sin_addr)
        guard Self.call(bind, descriptor, &address) == 0 else { throw Failure(call: "bind") }
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        address.sin_port = port.bigEndian
        guard Self.call(connect, descriptor, &address) == 0 else { throw Failure(call: "connect") }
        setTimeout()
    }

    public init(socketPath: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(socketPath.utf8)) }
        guard Self.call(connect, descriptor, &address) == 0 else { throw Failure(call: "connect") }
        setTimeout()
    }

    deinit {
        close(descriptor)
    }

    private static func call<Address>(
        _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ descriptor: Int32,
        _ address: inout Address
    ) -> Int32 {
        withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                function(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
    }

    /// Nothing here should take long; a server that says nothing for this long fails the test instead of hanging it.
    private nonisolated func setTimeout() {
        var time = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
    }

    public func send(_ bytes: [UInt8]) throws {
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress?.advanced(by: position), $0.count - position, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(call: "send") }
            position += count
        }
    }

    public func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    /// Reads once. False at the end of the stream. Throws when nothing came in time or the connection was reset.
    @discardableResult
    public func receive(atMost limit: Int = 65_536) throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { throw Failure(call: errno == ECONNRESET ? "reset" : "receive") }
        received += buffer[0..<count]
        return count > 0
    }

    /// Everything until the server closes.
    public func receiveAll() throws -> String {
        while try receive() {}
        return String(decoding: received, as: UTF8.self)
    }

    /// Reads until what has come ends with `text`, or the server closes.
    public func receive(until text: String) throws -> String {
        while !received.reversed().starts(with: text.utf8.reversed()), try receive() {}
        return String(decoding: received, as: UTF8.self)
    }

    /// Sends what the socket takes and reads away what has come, waiting for neither. Throws once the server has closed.
    public func exchangeSome(_ bytes: [UInt8]) throws {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let read = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        let sent = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        if read == 0 || (sent < 0 && errno != EAGAIN) { throw Failure(call: "send") }
        sched_yield()
    }

    /// Forgets what has come so far.
    public func forget() {
        received = []
    }

    /// Says that no more will be sent.
    public func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Ends the connection with a reset, as a crashed client does.
    public func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        shutdown(descriptor, Int32(SHUT_RDWR))
        // Connecting to nowhere dissolves the association at once; the descriptor stays ours until deinit.
        var nowhere = sockaddr(sa_family: sa_family_t(AF_UNSPEC), sa_data: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        connect(descriptor, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    }
}
