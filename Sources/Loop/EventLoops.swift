internal import CSystem

/// The event loops of a process: as many as it has cores, unless told otherwise.
public final class EventLoops: Sendable {
    public let all: [EventLoop]

    public init(count: Int? = nil) throws(LoopError) {
        var all: [EventLoop] = []
        for index in 0..<max(1, count ?? Int(csystem_core_count())) {
            all.append(try EventLoop(label: "loop.\(index)"))
        }
        self.all = all
    }

    public var first: EventLoop { all[0] }

    public func stop() {
        for loop in all { loop.stop() }
    }
}
