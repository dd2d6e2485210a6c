internal import Vignette

/// Keeps the ring as the store has it: a key that `vignette key` makes or revokes counts a second later.
///
/// Where the store cannot be read the ring stays as it was: an error neither lets anybody in nor shuts anybody out.
struct KeyWatch: Sendable {
    let ring: KeyRing
    let store: any KeyStore
    let log: Log
    var interval = Duration.seconds(1)

    /// Throws where the keys cannot be read.
    func refresh() async throws(Failure) {
        ring.replace(with: try await store.keys())
    }

    /// Until the task is cancelled.
    func run() async {
        var isBehind = false
        while !Task.isCancelled {
            try? await Task.sleep(for: interval)
            do throws(Failure) {
                try await refresh()
                if isBehind { log.info("keys", ["state": "read again"]) }
                isBehind = false
            } catch {
                // Once: the next second says the same.
                if !isBehind, !Task.isCancelled {
                    log.warning("keys", ["code": error.code.rawValue, "detail": error.detail])
                }
                isBehind = true
            }
        }
    }
}
