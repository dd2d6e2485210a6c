internal import CSystem
internal import Synchronization

/// The event loops of a process: as many as it has cores, unless told otherwise.
public final class EventLoops: Sendable {
    public let all: [EventLoop]
    private let turn = Atomic<Int>(0)

    public init(count: Int? = nil) throws(LoopError) {
        var all: [EventLoop] = []
        for index in 0..<max(1, count ?? Int(csystem_core_count())) {
            all.append(try EventLoop(label: "loop.\(index)"))
        }
        self.all = all
    }

    public var first: EventLoop { all[0] }

    /// The loops in turn, so that work spreads evenly.
    public func next() -> EventLoop {
        all[turn.wrappingAdd(1, ordering: .relaxed).oldValue % all.count]
    }

    public func stop() {
        for loop in all { loop.stop() }
    }
}
