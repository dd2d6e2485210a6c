/// A descriptor that an event loop watches. Ends when it is cancelled, never by itself.
///
/// Belongs to its loop: created, changed and cancelled there, and its handler is called there.
public final class Watch {
    public let descriptor: Int32
    let slot: Int
    var handler: ((Readiness) -> Void)?
    private unowned let loop: EventLoop

    init(descriptor: Int32, slot: Int, loop: EventLoop, handler: @escaping (Readiness) -> Void) {
        self.descriptor = descriptor
        self.slot = slot
        self.loop = loop
        self.handler = handler
    }

    /// Changes what the handler wants to hear of.
    public func update(_ interest: Readiness) {
        guard handler != nil else { return }
        loop.update(self, interest)
    }

    /// Ends the watch. The handler is not called again, not even for events that already wait. The descriptor stays
    /// open: close it after this call, never before.
    public func cancel() {
        guard handler != nil else { return }
        handler = nil
        loop.remove(self)
    }
}
