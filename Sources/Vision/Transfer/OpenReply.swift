internal import Loop

/// A reply that is under way as long as somebody holds this.
final class OpenReply: Sendable {
    let inbox = ReplyInbox()
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
        if inbox.isRead { desk.perform { [inbox] in $0.end(inbox) } }
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

    /// Waits for the end of a reply that has said all there is to say without anybody who reads, since only then its
    /// connection can be kept; not for long, since some services never come to it.
    ///
    /// - Parameter left: called on the loop where neither an end nor a break came by then.
    func leave(within patience: Duration = .milliseconds(500), left: @escaping @Sendable () -> Void) {
        guard let mustResume = inbox.leave(left) else { return }
        desk.perform { [inbox] multi in
            multi.hurry(inbox, patience)
            if mustResume { multi.resume(inbox) }
        }
    }

    /// Whether there is something new by then: a head, a piece, an end. Throws a `CancellationError` alone.
    func hasNews(until end: Moment) async throws -> Bool {
        if inbox.hasNews { return true }
        desk.perform { [inbox] in $0.nudge(inbox, at: end) }
        defer { desk.perform { [inbox] in $0.forgetNudge(of: inbox) } }
        return try await withTaskCancellationHandler {
            try await inbox.news(until: end)
        } onCancel: {
            cancel()
        }
    }
}
