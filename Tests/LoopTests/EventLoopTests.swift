import Glibc
import Loop
import Synchronization
import Testing

@Suite struct EventLoopTests {
    let loop: EventLoop

    init() throws {
        loop = try EventLoop(label: "test")
    }

    /// Runs `body` on the loop and waits for what it hands to the continuation.
    private func onLoop<Value: Sendable>(
        _ body: @escaping @Sendable (CheckedContinuation<Value, Never>) -> Void
    ) async -> Value {
        await withCheckedContinuation { continuation in
            loop.execute { body(continuation) }
        }
    }

    @Test func `runs what other threads hand it, on its own thread`() async {
        #expect(!loop.isCurrent)
        let isCurrent = await onLoop { [loop] in $0.resume(returning: loop.isCurrent) }
        #expect(isCurrent)
        loop.stop()
    }

    @Test func `a task that prefers it runs there, and so do its children`() async {
        let places = await Task(executorPreference: loop) { [loop] in
            async let child = loop.isCurrent
            return [loop.isCurrent, await child]
        }.value
        #expect(places == [true, true])
        loop.stop()
    }

    @Test func `an actor can live on it`() async {
        let resident = Resident(loop: loop)
        #expect(await resident.isHome)
        loop.stop()
    }

    @Test func `timers fire in the order of their deadlines, however they were set`() async {
        let order: [Int] = await onLoop { [loop] continuation in
            let fired = Mutex<[Int]>([])
            let box = Box(fired)
            for number in [5, 1, 4, 2, 3] {
                loop.schedule(after: .milliseconds(number * 2)) {
                    let all = box.append(number)
                    if all.count == 5 { continuation.resume(returning: all) }
                }
            }
        }
        #expect(order == [1, 2, 3, 4, 5])
        loop.stop()
    }

    @Test func `a cancelled timer does not fire, wherever it stands in the heap`() async {
        let fired: [Int] = await onLoop { [loop] continuation in
            let box = Box(Mutex([]))
            var timers: [LoopTimer] = []
            for number in 0..<50 {
                timers.append(loop.schedule(after: .milliseconds(1)) { _ = box.append(number) })
            }
            for number in stride(from: 0, to: 50, by: 2) { timers[number].cancel() }
            loop.schedule(after: .milliseconds(2)) { continuation.resume(returning: box.all) }
        }
        #expect(fired.sorted() == Array(stride(from: 1, to: 50, by: 2)))
        loop.stop()
    }

    @Test func `tells when a descriptor is ready, until the watch is cancelled`() async throws {
        var pipe: [Int32] = [0, 0]
        #expect(Glibc.pipe(&pipe) == 0)
        let (reader, writer) = (pipe[0], pipe[1])
        let events: Int = await onLoop { [loop] continuation in
            let box = Box(Mutex([]))
            var watch: Watch?
            watch = try? loop.watch(reader, for: .read) { readiness in
                #expect(readiness.contains(.read))
                var byte: UInt8 = 0
                read(reader, &byte, 1)
                // Two bytes lie there, but the watch ends after the first.
                watch?.cancel()
                _ = box.append(Int(byte))
                loop.schedule(after: .milliseconds(1)) { continuation.resume(returning: box.all.count) }
            }
            write(writer, [1, 2], 2)
        }
        #expect(events == 1)
        close(reader)
        close(writer)
        loop.stop()
    }

    @Test func `an event that was fetched for a cancelled watch does not reach its successor`() async {
        let reached: [Int] = await onLoop { [loop] continuation in
            var first: [Int32] = [0, 0]
            var second: [Int32] = [0, 0]
            pipe(&first)
            pipe(&second)
            let box = Box(Mutex([]))
            // Both are ready in the same turn; whichever comes first cancels both and takes over a slot.
            var watches: [Watch] = []
            let (firstEnd, secondEnd) = (first[0], second[0])
            for (number, end) in [(1, firstEnd), (2, secondEnd)] {
                let watch = try? loop.watch(end, for: .read) { _ in
                    _ = box.append(number)
                    for watch in watches { watch.cancel() }
                    watches = []
                    _ = try? loop.watch(number == 1 ? secondEnd : firstEnd, for: []) { _ in _ = box.append(9) }
                }
                if let watch { watches.append(watch) }
            }
            write(first[1], [1], 1)
            write(second[1], [1], 1)
            loop.schedule(after: .milliseconds(2)) { continuation.resume(returning: box.all) }
        }
        #expect(reached.count == 1 && !reached.contains(9))
        loop.stop()
    }

    @Test func `hears signals`() async {
        let count: UInt64 = await onLoop { [loop] continuation in
            try? loop.onSignal(SIGUSR2) { count in continuation.resume(returning: count) }
            kill(getpid(), SIGUSR2)
        }
        #expect(count >= 1)
        loop.stop()
    }

    @Test func `many jobs do not starve descriptors and timers`() async {
        let fired: Bool = await onLoop { [loop] continuation in
            let stopped = Box(Mutex([]))
            loop.schedule(after: .milliseconds(1)) {
                _ = stopped.append(1)
                continuation.resume(returning: true)
            }
            // A job that always adds another one.
            @Sendable func again() {
                if stopped.all.isEmpty { loop.execute { again() } }
            }
            again()
        }
        #expect(fired)
        loop.stop()
    }
}

private actor Resident {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    init(loop: EventLoop) {
        self.loop = loop
    }

    var isHome: Bool { loop.isCurrent }
}

private final class Box: Sendable {
    private let values: Mutex<[Int]>

    init(_ values: consuming sending Mutex<[Int]>) {
        self.values = values
    }

    func append(_ value: Int) -> [Int] {
        values.withLock {
            $0.append(value)
            return $0
        }
    }

    var all: [Int] { values.withLock { $0 } }
}
