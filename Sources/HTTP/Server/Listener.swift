internal import CSystem
internal import Glibc
internal import Loop

/// Accepts connections on one loop and spreads them over all.
///
/// It stops accepting while the server is full or the process has no descriptor left: clients then wait in the kernel's
/// queue instead of being turned away.
actor Listener {
    private static let acceptsPerTurn = 64
    private static let pause = Duration.milliseconds(100)

    private nonisolated let loop: EventLoop
    private let socket: ListenSocket
    private let core: ServerCore
    private let targets: [LoopState]
    private var nextTarget = 0
    private var watch: Watch?
    private var isOpen = true

    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    init(_ socket: ListenSocket, core: ServerCore, targets: [LoopState], loop: EventLoop) {
        self.socket = socket
        self.core = core
        self.targets = targets
        self.loop = loop
    }

    func start() throws(LoopError) {
        // Holds the listener until it is stopped.
        watch = try loop.watch(socket.descriptor, for: .read) { [self] _ in
            self.assumeIsolated { $0.acceptWaiting() }
        }
    }

    /// Accepts what has already connected, then closes.
    func stop() {
        guard isOpen else { return }
        isOpen = false
        if watch != nil { acceptWaiting(atMost: .max) }
        watch?.cancel()
        watch = nil
        socket.end()
    }

    private func acceptWaiting(atMost count: Int = Listener.acceptsPerTurn) {
        for _ in 0..<count {
            guard !core.ledger.isFull else { return rest() }
            var address = SocketAddress()
            let descriptor = address.fill { csystem_accept(socket.descriptor, $0, $1) }
            if descriptor >= 0 {
                take(descriptor, address.peer)
                continue
            }
            switch errno {
            case EAGAIN, EWOULDBLOCK: return
            case EINTR, ECONNABORTED, EPROTO: continue
            default: return rest()  // EMFILE, ENFILE, ENOBUFS, ENOMEM: until something is closed
            }
        }
    }

    private func take(_ descriptor: Int32, _ peer: Peer) {
        guard core.ledger.admit(peer) else { return turnAway(descriptor) }
        let target = targets[nextTarget]
        nextTarget = (nextTarget + 1) % targets.count
        let connection = Connection(descriptor: descriptor, peer: peer, core: core, shared: target)
        if target.loop === loop {
            connection.assumeIsolated { $0.start() }
        } else {
            target.loop.execute { connection.assumeIsolated { $0.start() } }
        }
    }

    /// One peer holds too many connections: a short answer that needs no memory and no waiting, and that a client which
    /// has already sent much may not get to read.
    private func turnAway(_ descriptor: Int32) {
        let answer =
            "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        _ = answer.withCString { send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
        close(descriptor)
    }

    /// Looks away for a moment, so that a listener that cannot accept does not spin.
    private func rest() {
        watch?.update([])
        loop.schedule(after: Self.pause) { [weak self] in
            self?.assumeIsolated { $0.watch?.update(.read) }
        }
    }
}
