internal import Glibc

/// What this process has used so far.
struct ProcessCost {
    private let processorTime: Duration

    static func now() -> ProcessCost {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return ProcessCost(processorTime: duration(usage.ru_utime) + duration(usage.ru_stime))
    }

    func since(_ earlier: ProcessCost) -> Duration {
        processorTime - earlier.processorTime
    }

    private static func duration(_ time: timeval) -> Duration {
        .seconds(time.tv_sec) + .microseconds(time.tv_usec)
    }

    /// In kilobytes.
    static var memory: Int { status("VmRSS:") }
    static var memoryPeak: Int { status("VmHWM:") }

    private static func status(_ name: String) -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard text.hasPrefix(name) else { continue }
            return Int(text.dropFirst(name.count).split(whereSeparator: \.isWhitespace).first ?? "") ?? 0
        }
        return 0
    }
}
