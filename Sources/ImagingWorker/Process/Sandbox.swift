internal import CImaging
internal import Glibc

/// What a worker gives up once it has started: everything but thinking and answering.
///
/// A picture that takes the worker over finds no file to open, no socket to make, no program to start, and at most the
/// memory and the time of one picture.
enum Sandbox {
    static let memory = 1 << 30
    /// Of processor time for one picture; the pool kills by the clock before that.
    static let seconds: rlim_t = 15
    /// Of processor time in a life of 500 pictures; unlike the other it cannot be raised again.
    static let lifeSeconds: rlim_t = 6000

    /// - Returns: what could not be raised, with the system's reason.
    static func raise() -> [String] {
        var missing: [String] = []
        func check(_ name: String, _ status: Int32) {
            if status != 0 { missing.append("\(name): \(String(cString: strerror(errno)))") }
        }
        check("privileges", imaging_forbid_new_privileges())
        check("dumps", imaging_forbid_dumps())
        check("core files", limit(RLIMIT_CORE, 0))
        check("file growth", limit(RLIMIT_FSIZE, 0))
        check("descriptors", limit(RLIMIT_NOFILE, 32))
        check("processor time", limit(RLIMIT_CPU, lifeSeconds))
        if let size = addressSpace() {
            check("address space", limit(RLIMIT_AS, rlim_t(size + memory)))
        } else {
            missing.append("address space: its size is not known")
        }
        let status = SystemCalls.restrict()
        check("system calls", status)
        if status == 0 { missing += SystemCalls.holes() }
        return missing
    }

    /// Gives the next picture its share of processor time; the kernel ends the process when it is used up.
    static func beginPicture() {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let whole = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        // The parts of seconds of both together may be one and a half.
        let used = rlim_t(whole) + 2
        var value = rlimit(rlim_cur: min(used + seconds, lifeSeconds), rlim_max: lifeSeconds)
        setrlimit(number(RLIMIT_CPU), &value)
    }

    private static func limit(_ resource: __rlimit_resource, _ value: rlim_t) -> Int32 {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        return setrlimit(number(resource), &limit)
    }

    /// The C library's call wants the plain number.
    private static func number(_ resource: __rlimit_resource) -> __rlimit_resource_t {
        __rlimit_resource_t(resource.rawValue)
    }

    /// The bytes of address space that this process has taken so far.
    private static func addressSpace() -> Int? {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let text = [UInt8](unsafeUninitializedCapacity: 128) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        return String(decoding: text, as: UTF8.self).split(separator: " ").first.flatMap { Int($0) }
            .map { $0 * sysconf(Int32(_SC_PAGESIZE)) }
    }
}
