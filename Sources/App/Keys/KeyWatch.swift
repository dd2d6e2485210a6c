internal import Loop
internal import Vignette

/// Keeps the ring as the store has it: a key that `vignette key` makes or revokes counts a second later.
///
/// Where the store cannot be read the ring stays as it was: an error neither lets anybody in nor shuts anybody out. A
/// key that is revoked meanwhile goes on being valid, so the log says so for as long as that lasts.
struct KeyWatch: Sendable {
    let ring: KeyRing
    let store: any KeyStore
    let log: Log
    var interval = Duration.seconds(1)
    /// How long it says nothing about errors that go on.
    var silence = Duration.seconds(60)

    /// Throws where the keys cannot be read.
    func refresh() async throws(Failure) {
        let keys = try await store.keys()
        // In this order: of a key that comes between both, the second knows.
        let hasHadKeys = try await store.hasHadKeys()
        for name in ring.replace(with: keys, hadOthers: hasHadKeys) {
            log.warning(
                "keys", ["name": name, "state": "in VIGNETTE_API_KEYS and kept: two keys for one owner, both valid"])
        }
    }

    /// Until the task is cancelled.
    func run() async {
        var said: Moment?
        while !Task.isCancelled {
            try? await Task.sleep(for: interval)
            do throws(Failure) {
                try await refresh()
                if said != nil { log.info("keys", ["state": "read again"]) }
                said = nil
            } catch {
                if Task.isCancelled { return }
                if let said, Moment.now().since(said) < silence { continue }
                log.warning(
                    "keys",
                    ["code": error.code.rawValue, "state": "not read, the former ones count", "detail": error.detail])
                said = .now()
            }
        }
    }
}
