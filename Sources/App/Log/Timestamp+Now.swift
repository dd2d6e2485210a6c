internal import Glibc
internal import Vignette

extension Timestamp {
    /// By the machine's clock. Only `App` reads it: all rooms are told what time it is.
    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
