internal import CVision
internal import Loop

/// Libcurl's sockets and its timer on the event loop.
extension CurlMulti {
    func setCallbacks(_ pointer: UnsafeMutableRawPointer) {
        // Unretained: libcurl calls back from within calls of this object alone, which is alive during those.
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = vision_multi_set_data(pointer, CURLMOPT_SOCKETDATA, context)
        _ = vision_multi_set_data(pointer, CURLMOPT_TIMERDATA, context)
        _ = vision_multi_set_socket_function(pointer) { handle, descriptor, interest, context, _ in
            CurlMulti.at(context)?.watch(descriptor, interest)
            CurlMulti.transfer(of: handle)?.note(descriptor, isWatched: interest != CURL_POLL_REMOVE)
            return 0
        }
        _ = vision_multi_set_timer_function(pointer) { _, milliseconds, context in
            CurlMulti.at(context)?.schedule(milliseconds)
            return 0
        }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> CurlMulti? {
        pointer.map { Unmanaged<CurlMulti>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The transfer of a handle that has not been removed, which is among the running ones and so alive. Nil for the
    /// handles that libcurl makes for itself.
    static func transfer(of handle: UnsafeMutableRawPointer?) -> Transfer? {
        var context: UnsafeMutableRawPointer?
        guard let handle, vision_get_private(handle, &context) == CURLE_OK, let context else { return nil }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }

    /// Lets libcurl do what is due: for a descriptor that is ready, or for its time.
    func drive(_ descriptor: Int32, _ events: Int32) {
        guard let pointer else { return }
        var count: Int32 = 0
        curl_multi_socket_action(pointer, descriptor, events, &count)
        collect()
        letHeldGoOn()
    }

    // MARK: - Called by libcurl

    private func watch(_ descriptor: Int32, _ interest: Int32) {
        let readiness: Readiness =
            switch interest {
            case CURL_POLL_IN: .read
            case CURL_POLL_OUT: .write
            case CURL_POLL_INOUT: [.read, .write]
            default: []
            }
        if let watch = watches[descriptor] {
            if !readiness.isEmpty { return watch.update(readiness) }
            watch.cancel()
            watches[descriptor] = nil
        } else if !readiness.isEmpty {
            // Where the kernel has no room for one more, the transfer hears nothing and ends by its limits.
            watches[descriptor] = try? loop.watch(descriptor, for: readiness) { [unowned self] in
                drive(descriptor, Self.events($0))
            }
        }
    }

    /// Libcurl reads before it writes, but only where it may read.
    private static func events(_ readiness: Readiness) -> Int32 {
        let isReadOnly = readiness.isDisjoint(with: [.write, .hangup, .error])
        return isReadOnly ? CURL_CSELECT_IN : CURL_CSELECT_IN | CURL_CSELECT_OUT
    }

    private func schedule(_ milliseconds: Int) {
        guard milliseconds >= 0 else {
            timerEnd = .never
            return
        }
        timerEnd = Moment.now() + .milliseconds(milliseconds)
        armTimer()
    }

    // MARK: - Time

    /// Libcurl changes its mind many times in a transfer: a timer that fires too early looks again.
    private func armTimer() {
        guard timerEnd != .never else { return }
        if let timer {
            guard timerEnd < timerAt else { return }
            timer.cancel()
        }
        timerAt = timerEnd
        timer = loop.schedule(after: timerEnd.since(Moment.now())) { [unowned self] in
            timer = nil
            guard timerEnd <= Moment.now() else { return armTimer() }
            timerEnd = .never
            drive(CURL_SOCKET_BAD, 0)
        }
    }
}
