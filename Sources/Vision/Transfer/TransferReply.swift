/// A reply, as far as it has come. Of use only while the exchange lasts; afterwards `next` throws.
struct TransferReply: Sendable {
    /// The final one: what a service says in between (1xx) is skipped.
    let head: ReplyHead
    private let inbox: ReplyInbox
    private let desk: TransferDesk

    init(head: ReplyHead, inbox: ReplyInbox, desk: TransferDesk) {
        self.head = head
        self.inbox = inbox
        self.desk = desk
    }

    /// The bytes that have come since, never none; nil once the reply has properly ended. One reader at a time.
    ///
    /// Whoever reads slowly slows the service down. Throws `TransferError` or `CancellationError`.
    func next() async throws -> [UInt8]? {
        let taken = try await inbox.next()
        if taken.mustResume { desk.perform { [inbox] in $0.resume(inbox) } }
        return taken.bytes
    }

    /// From now on the rest may take no longer than `patience`.
    func hurry(_ patience: Duration) {
        desk.perform { [inbox] in $0.hurry(inbox, patience) }
    }
}
