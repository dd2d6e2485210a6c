internal import CImaging
internal import Glibc

/// The system calls that decoding needs. All others fail with "not permitted", in every thread and for good.
enum SystemCalls {
    private static let allowed = [
        // The socket to the pool, and descriptors that are open.
        "read", "readv", "recvfrom", "recvmsg", "write", "writev", "sendto", "sendmsg", "close", "fstat", "lseek",
        "poll", "ppoll",
        // Memory. Executable memory stays allowed: libvips translates its inner loops while it runs.
        "brk", "mmap", "munmap", "mprotect", "mremap", "madvise", "membarrier",
        // Threads that talk to each other.
        "futex", "set_robust_list", "get_robust_list", "rseq", "set_tid_address", "sched_yield", "sched_getaffinity",
        "sched_getparam", "sched_getscheduler", "getcpu", "gettid", "getpid", "eventfd2", "restart_syscall",
        // Signals of its own.
        "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack",
        // Time, chance and what the machine is.
        "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom", "uname",
        "sysinfo", "getrusage",
        "exit", "exit_group",
    ]

    /// - Returns: 0, or -1 with `errno` set.
    static func restrict() -> Int32 {
        guard let filter = seccomp_init(imaging_seccomp_refuse(EPERM)) else {
            errno = ENOMEM
            return -1
        }
        defer { seccomp_release(filter) }
        var status = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1)
        for name in allowed { status = min(status, allow(name, in: filter)) }
        // New threads, no new processes.
        let thread = UInt64(IMAGING_CLONE_THREAD)
        status = min(status, allow("clone", in: filter, argument(0, SCMP_CMP_MASKED_EQ, thread, thread)))
        // clone3 takes its flags where no filter can read them; without it the C library falls back to clone.
        status = min(status, add(imaging_seccomp_refuse(ENOSYS), "clone3", in: filter))
        // Limits and names of its own only, and signals to itself.
        status = min(status, allow("prlimit64", in: filter, argument(0, SCMP_CMP_EQ, 0)))
        status = min(status, allow("prctl", in: filter, argument(0, SCMP_CMP_EQ, UInt64(PR_SET_NAME))))
        status = min(status, allow("tgkill", in: filter, argument(0, SCMP_CMP_EQ, UInt64(getpid()))))
        if status == 0 { status = seccomp_load(filter) }
        errno = -status
        return status == 0 ? 0 : -1
    }

    /// What can still be done though it should not: found out by trying.
    static func holes() -> [String] {
        var holes: [String] = []
        func expectRefusal(_ name: String, _ descriptor: Int32) {
            guard descriptor >= 0 else { return }
            close(descriptor)
            holes.append("system calls: \(name) is still possible")
        }
        expectRefusal("opening a file", open("/dev/null", O_RDONLY | O_CLOEXEC))
        expectRefusal("making a socket", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        expectRefusal("making a local socket", socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        return holes
    }

    private static func allow(_ name: String, in filter: scmp_filter_ctx, _ condition: scmp_arg_cmp? = nil) -> Int32 {
        add(UInt32(SCMP_ACT_ALLOW), name, in: filter, condition)
    }

    private static func add(
        _ action: UInt32, _ name: String, in filter: scmp_filter_ctx, _ condition: scmp_arg_cmp? = nil
    ) -> Int32 {
        let number = seccomp_syscall_resolve_name(name)
        // Not every processor has every call.
        guard number >= 0 else { return 0 }
        guard var condition else { return seccomp_rule_add_array(filter, action, number, 0, nil) }
        return seccomp_rule_add_array(filter, action, number, 1, &condition)
    }

    private static func argument(
        _ index: UInt32, _ comparison: scmp_compare, _ first: UInt64, _ second: UInt64 = 0
    ) -> scmp_arg_cmp {
        scmp_arg_cmp(arg: index, op: comparison, datum_a: first, datum_b: second)
    }
}
