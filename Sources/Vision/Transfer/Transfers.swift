public import Loop

/// All exchanges with services, on one event loop.
///
/// Connections are kept for the next exchange with the same service. What is still open when the last reference goes is
/// closed, but `close` tells when.
public final class Transfers: Sendable {
    private let desk: TransferDesk

    /// Throws where libcurl cannot begin, which is for lack of memory.
    public init(loop: EventLoop) throws {
        desk = try TransferDesk(loop: loop)
    }

    /// Sends `request` and lets `read` read the reply. Throws `TransferError`, `CancellationError` or what `read` throws.
    ///
    /// The exchange lasts as long as `read`: what is still under way when it returns or throws is broken off, and its
    /// connection closed. The connection of a reply that was read to its end is kept.
    func send<Value: Sendable>(
        _ request: TransferRequest, _ read: (TransferReply) async throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        let inbox = ReplyInbox()
        return try await withTaskCancellationHandler {
            desk.perform { $0.begin(request, for: inbox) }
            defer { if !inbox.hasEnded { desk.perform { $0.end(inbox) } } }
            return try await read(TransferReply(head: inbox.head(), inbox: inbox, desk: desk))
        } onCancel: {
            inbox.cancel()
            desk.perform { $0.end(inbox) }
        }
    }

    /// Closes all connections; exchanges that still run fail, and so do later ones.
    public func close() async {
        await desk.close()
    }
}
