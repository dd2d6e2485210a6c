internal import Glibc

/// What the kernel says of this process, under the names that all programs use for it.
struct ProcessFigures: Sendable, Equatable {
    var cpuSeconds: Double
    var residentBytes: Int
    var virtualBytes: Int
    var openDescriptors: Int?
    var descriptorLimit: Int?
    /// Since 1970.
    var startSeconds: Double?

    /// Nil where /proc cannot be read.
    static func now() -> ProcessFigures? {
        guard let text = read("/proc/self/stat") else { return nil }
        return ProcessFigures(
            stat: text, ticks: sysconf(Int32(_SC_CLK_TCK)), page: sysconf(Int32(_SC_PAGESIZE)), boot: bootSeconds,
            openDescriptors: openDescriptors, descriptorLimit: descriptorLimit)
    }

    /// - Parameters:
    ///   - stat: the line of proc(5), in which everything is counted from behind the program's name: that may hold spaces
    ///     and brackets.
    ///   - ticks: how many make a second.
    ///   - page: in bytes.
    ///   - boot: since 1970.
    init?(stat: String, ticks: Int, page: Int, boot: Int?, openDescriptors: Int? = nil, descriptorLimit: Int? = nil) {
        guard let bracket = stat.lastIndex(of: ")"), ticks > 0 else { return nil }
        let fields = stat[stat.index(after: bracket)...].split(whereSeparator: \.isWhitespace)
        guard fields.count > 21, let user = Int(fields[11]), let system = Int(fields[12]), let start = Int(fields[19]),
            let virtual = Int(fields[20]), let pages = Int(fields[21])
        else { return nil }
        cpuSeconds = Double(user + system) / Double(ticks)
        residentBytes = pages * page
        virtualBytes = virtual
        startSeconds = boot.map { Double($0) + Double(start) / Double(ticks) }
        self.openDescriptors = openDescriptors
        self.descriptorLimit = descriptorLimit
    }

    func write(to exposition: inout Exposition) {
        exposition.single(
            "process_cpu_seconds_total", .counter, "Processor time of this process, user and system", cpuSeconds)
        exposition.single("process_resident_memory_bytes", .gauge, "Memory of this process", residentBytes)
        exposition.single("process_virtual_memory_bytes", .gauge, "Addresses of this process", virtualBytes)
        exposition.single("process_open_fds", .gauge, "Descriptors that are open", openDescriptors)
        exposition.single("process_max_fds", .gauge, "Descriptors that may be open", descriptorLimit)
        exposition.single("process_start_time_seconds", .gauge, "When this process began, since 1970", startSeconds)
    }

    // MARK: - What the kernel shows

    private static let bootSeconds: Int? = {
        let line = read("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { Int($0.dropFirst("btime ".count)) }
    }()

    private static var openDescriptors: Int? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // Two entries are no descriptors, and one is what reads them.
        return max(0, count - 3)
    }

    private static var descriptorLimit: Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        // RLIM_INFINITY
        return limit.rlim_cur == .max ? nil : Int(clamping: limit.rlim_cur)
    }

    private static func read(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        // What the kernel says of interrupts can be long; nobody needs more than this.
        while bytes.count < 1 << 20 {
            let count = Glibc.read(file, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
