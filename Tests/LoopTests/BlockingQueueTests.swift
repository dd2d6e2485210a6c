import Glibc
import Loop
import Testing

@Suite struct BlockingQueueTests {
    @Test func `actors on their own queues block without holding each other up`() async {
        // Each reads from its own pipe and blocks there; the bytes are written only once all have begun. With fewer
        // threads than actors this test would never end.
        let count = 16
        var pipes: [[Int32]] = []
        for _ in 0..<count {
            var ends: [Int32] = [0, 0]
            pipe(&ends)
            pipes.append(ends)
        }
        let readers = pipes.map { Reader(descriptor: $0[0]) }
        let sum = await withTaskGroup(of: Int.self) { group in
            for reader in readers { group.addTask { await reader.next() } }
            for ends in pipes { write(ends[1], [1], 1) }
            return await group.reduce(0, +)
        }
        #expect(sum == count)
        for ends in pipes { ends.forEach { close($0) } }
    }
}

private actor Reader {
    private nonisolated let queue = BlockingQueue(label: "reader")
    private let descriptor: Int32
    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    func next() -> Int {
        queue.checkIsolated()
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) == 1 ? Int(byte) : -1
    }
}
