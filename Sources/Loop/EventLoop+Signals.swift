internal import CSystem
internal import Glibc

extension EventLoop {
    /// Calls `handler` on this loop when the process gets the signal. One handler a signal, for the life of the process.
    ///
    /// From the return of this call on no signal is missed; several that arrive together are told as one, with their
    /// count.
    public func onSignal(_ signalNumber: Int32, _ handler: @escaping (_ count: UInt64) -> Void) throws(LoopError) {
        let counter = csystem_eventfd()
        guard counter >= 0 else { throw LoopError(call: "eventfd", code: errno) }
        _ = try watch(counter, for: .read) { _ in
            var count: UInt64 = 0
            if read(counter, &count, 8) == 8 { handler(count) }
        }
        guard csystem_signal_to_eventfd(signalNumber, counter) == 0 else {
            throw LoopError(call: "sigaction", code: errno)
        }
    }
}
