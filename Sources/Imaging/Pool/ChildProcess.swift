internal import CSystem
internal import Glibc
internal import Loop

/// A program that was started, until it has been reaped.
///
/// Belongs to its loop. The kernel tells of the end by a descriptor; where it has none, the end is looked for from the
/// moment on when it can be expected. Whatever the program has started itself ends with it.
final class ChildProcess {
    /// How it ended.
    enum End: Sendable, Equatable, CustomStringConvertible {
        case status(Int32)
        case signal(Int32)
        /// Somebody else took the status: this process ignores SIGCHLD.
        case unknown

        var description: String {
            switch self {
            case .status(let status): "it ended with status \(status)"
            case .signal(let signal): "it was ended by signal \(signal)"
            case .unknown: "it ended"
            }
        }
    }

    private static let pollInterval = Duration.milliseconds(10)

    let id: pid_t
    private let loop: EventLoop
    private let onEnd: (End) -> Void
    private var watch: Watch?
    private var isPolling = false
    private(set) var hasEnded = false

    /// - Parameters:
    ///   - input: becomes the standard input of the program; stays the caller's.
    ///   - asksKernel: whether to ask for the descriptor; false behaves as where there is none.
    ///   - onEnd: called once, on the loop, when nothing is left of the program.
    init(
        path: String, input: Int32, environment: [String], asksKernel: Bool = true, loop: EventLoop,
        onEnd: @escaping (End) -> Void
    ) throws(LoopError) {
        var child: pid_t = 0
        var environment = environment.map { strdup($0) } + [nil]
        let code = csystem_spawn(path, input, &environment, &child)
        for entry in environment { free(entry) }
        guard code == 0 else { throw LoopError(call: "posix_spawn", code: code) }
        id = child
        self.loop = loop
        self.onEnd = onEnd
        if asksKernel { watchEnd() }
    }

    private func watchEnd() {
        let descriptor = csystem_pidfd(id)
        guard descriptor >= 0 else { return }
        do {
            // Holds this child until it has been reaped.
            watch = try loop.watch(descriptor, for: .read) { [self] _ in
                // Its id is not free before it is reaped, and the id of its group is the same.
                Glibc.kill(-id, SIGKILL)
                reap()
            }
        } catch {
            close(descriptor)
        }
    }

    func kill() {
        guard !hasEnded else { return }
        Glibc.kill(-id, SIGKILL)
        expectEnd()
    }

    /// It will end soon, as far as its socket or the caller can tell.
    func expectEnd() {
        guard watch == nil, !isPolling, !hasEnded else { return }
        isPolling = true
        poll()
    }

    private func poll() {
        // Later in any case: whoever expects the end is not told in the same breath.
        loop.schedule(after: Self.pollInterval) { [self] in
            reap()
            if !hasEnded { poll() }
        }
    }

    private func reap() {
        guard !hasEnded else { return }
        var status: Int32 = 0
        let reaped = waitpid(id, &status, WNOHANG)
        guard reaped == id || (reaped < 0 && errno == ECHILD) else { return }
        hasEnded = true
        if let watch {
            watch.cancel()
            close(watch.descriptor)
            self.watch = nil
        }
        onEnd(reaped == id ? Self.end(status) : .unknown)
    }

    private static func end(_ waitStatus: Int32) -> End {
        var signal: Int32 = 0
        let status = csystem_exit_status(waitStatus, &signal)
        return status < 0 ? .signal(signal) : .status(status)
    }
}
