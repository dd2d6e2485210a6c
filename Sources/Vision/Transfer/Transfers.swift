public import Loop

/// All exchanges with services, on one event loop.
public final class Transfers: Sendable {
    private let loop: EventLoop

    public init(loop: EventLoop) {
        self.loop = loop
    }
}
