internal import Loop

/// A reply that is under way as long as somebody holds this.
final class OpenReply: Sendable {
    private let inbox = ReplyInbox()
    private let desk: TransferDesk

    init(to request: TransferRequest, on desk: TransferDesk) {
        self.desk = desk
        desk.perform { [inbox] in $0.begin(request, for: inbox) }
    }

    deinit {
        end()
    }

    /// Breaks off what is still under way.
    func end() {
        if !inbox.hasEnded { desk.perform { [inbox] in $0.end(inbox) } }
    }

    /// The same, and whoever reads gets a `CancellationError`.
    func cancel() {
        inbox.cancel()
        desk.perform { [inbox] in $0.end(inbox) }
    }

    /// The reply, once its head is there.
    func begun() async throws -> TransferReply {
        TransferReply(head: try await inbox.head(), inbox: inbox, desk: desk)
    }

    /// Whether there is something new by then: a head, a piece, an end. Throws a `CancellationError` alone.
    func hasNews(within patience: Duration) async throws -> Bool {
        let end = Moment.now() + patience
        if inbox.hasNews { return true }
        desk.perform { [inbox] multi in
            _ = multi.loop.schedule(after: end.since(Moment.now())) { inbox.nudge() }
        }
        return try await withTaskCancellationHandler {
            try await inbox.news(until: end)
        } onCancel: {
            cancel()
        }
    }
}
