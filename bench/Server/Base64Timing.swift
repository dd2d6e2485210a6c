import Bytes

/// How long base64 of 1 MiB takes: `BenchServer --base64` prints it instead of serving, a line for each way.
enum Base64Timing {
    static func run() throws {
        // Numbers that a generator makes (SplitMix64): no kernel may know what comes next.
        var state: UInt64 = 1
        let bytes = (0..<1024 * 1024).map { _ in
            state &+= 0x9e37_79b9_7f4a_7c15
            return UInt8(truncatingIfNeeded: (state ^ state >> 29) &* 0xbf58_476d_1ce4_e5b9 >> 40)
        }
        let text = Base64.encode(bytes)
        for kernel in Kernel.allCases where kernel.isAvailable {
            print("encode \(kernel) \(medianMicroseconds { Base64.encode(bytes, kernel: kernel) })")
            print("decode \(kernel) \(try medianMicroseconds { try Base64.decode(text, kernel: kernel) })")
        }
    }

    private static func medianMicroseconds(_ work: () throws -> [UInt8]) rethrows -> Double {
        let clock = ContinuousClock()
        var times: [Duration] = []
        var total = 0
        for _ in 0..<200 {
            let start = clock.now
            total += try work().count
            times.append(clock.now - start)
        }
        // The results are used, or the optimiser could leave the work out.
        precondition(total > 0)
        return times.sorted()[times.count / 2] / Duration.microseconds(1)
    }
}
