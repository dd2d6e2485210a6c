public import Loop

/// All exchanges with services, on one or more event loops.
///
/// Connections are kept for the next exchange with the same service. What is still open when the last reference goes is
/// closed, but `close` tells when.
public final class Transfers: Sendable {
    private let desks: [TransferDesk]

    /// Throws where libcurl cannot begin, which is for lack of memory.
    ///
    /// - Parameter loops: who asks on one of these has the exchange on it too, and so without a change of threads.
    public init(loops: [EventLoop]) throws {
        precondition(!loops.isEmpty, "exchanges need a loop")
        desks = try loops.map { try TransferDesk(loop: $0) }
    }

    public convenience init(loop: EventLoop) throws {
        try self.init(loops: [loop])
    }

    /// Of those who ask from elsewhere all are on the first.
    private var desk: TransferDesk { desks.first { $0.loop.isCurrent } ?? desks[0] }

    /// Sends `request` and lets `read` read the reply. Throws `TransferError`, `CancellationError` or what `read` throws.
    ///
    /// The exchange lasts as long as `read`: what is still under way when it returns or throws is broken off, and its
    /// connection closed. The connection of a reply that was read to its end is kept.
    func send<Value: Sendable>(
        _ request: TransferRequest, _ read: (TransferReply) async throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        let reply = open(request)
        return try await withTaskCancellationHandler {
            defer { reply.end() }
            return try await read(reply.begun())
        } onCancel: {
            reply.cancel()
        }
    }

    /// Sends `request`. The exchange lasts until its reply was read to its end, or is let go of.
    func open(_ request: TransferRequest) -> OpenReply {
        OpenReply(to: request, on: desk)
    }

    /// Closes all connections; exchanges that still run fail, and so do later ones.
    public func close() async {
        for desk in desks { await desk.close() }
    }
}
