/// Something an event loop does once, later. Belongs to its loop; dropping it does not cancel it.
public final class LoopTimer {
    let deadline: Moment
    var action: (() -> Void)?
    /// Where it stands in its loop's heap; negative when it has fired or was cancelled.
    var position = -1
    private unowned let loop: EventLoop

    init(deadline: Moment, loop: EventLoop, action: @escaping () -> Void) {
        self.deadline = deadline
        self.loop = loop
        self.action = action
    }

    public func cancel() {
        guard position >= 0 else { return }
        action = nil
        loop.remove(self)
    }
}
