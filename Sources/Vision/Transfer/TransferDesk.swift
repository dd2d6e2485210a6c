internal import Loop

/// Where the threads of readers and the loop of the transfers meet: it lives on the loop, and hands out what lives there
/// to code on the loop only.
actor TransferDesk {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
    private let multi: CurlMulti

    init(loop: EventLoop) throws {
        self.loop = loop
        multi = try CurlMulti(loop: loop)
    }

    /// On the loop, since closing a connection ends its watch.
    isolated deinit {
        multi.close()
    }

    /// Has `work` done on the loop, in the order of the calls, and does not wait for it.
    nonisolated func perform(_ work: @escaping @Sendable (CurlMulti) -> Void) {
        loop.execute { self.assumeIsolated { work($0.multi) } }
    }

    func close() {
        multi.close()
    }
}
