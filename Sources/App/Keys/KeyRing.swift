internal import Bytes
internal import Synchronization
internal import Vignette

/// The keys of the APIs that are valid now: those of the settings, and those that are kept.
///
/// It holds digests alone, and whoever asks never waits for the store.
final class KeyRing: Sendable {
    private let configured: Bunch
    private let configuredNames: Set<String>
    private let kept = Mutex(Bunch())

    private struct Bunch: Sendable {
        /// By the digest of each key.
        var names: [SHA256.Digest: String] = [:]
        /// A key whose digest cannot be had fits nothing, but it is there: without it the APIs would be open.
        var isEmpty = true
        /// Those that the settings have as well.
        var doubled: Set<String> = []

        init() {}

        init(_ keys: [(digest: SHA256.Digest?, name: String)]) {
            isEmpty = keys.isEmpty
            for case (let digest?, let name) in keys { names[digest] = name }
        }
    }

    init(_ configured: [ConfiguredKey] = []) {
        configuredNames = Set(configured.map(\.name))
        // libcrypto fails for want of memory alone.
        self.configured = Bunch(configured.map { (try? SHA256.digest(of: $0.key.reveal().utf8), $0.name) })
    }

    /// Whether there never was a key: then nobody needs one. Revoking the last one opens nothing.
    var isEmpty: Bool { configured.isEmpty && kept.withLock(\.isEmpty) }

    /// What the key is called that reads like this; nil where there is none. Only digests are compared.
    func name(of key: some Collection<UInt8>) -> String? {
        known(key)?.name
    }

    /// The same, with what it is found by when somebody asks again.
    func known(_ key: some Collection<UInt8>) -> (name: String, digest: SHA256.Digest)? {
        guard let digest = try? SHA256.digest(of: key) else { return nil }
        return name(of: digest).map { ($0, digest) }
    }

    /// What the key of that digest is called now; nil once it is revoked.
    func name(of digest: SHA256.Digest) -> String? {
        configured.names[digest] ?? kept.withLock { $0.names[digest] }
    }

    /// From now on these are the kept ones.
    ///
    /// - Parameter hadOthers: there were keys before, so that nothing is open, even where these are none.
    /// - Returns: the names that the settings have too, those that are new.
    @discardableResult
    func replace(with keys: [KeptKey], hadOthers: Bool = false) -> [String] {
        var bunch = Bunch(keys.map { (SHA256.Digest(hex: $0.digest), $0.name) })
        bunch.isEmpty = keys.isEmpty && !hadOthers
        bunch.doubled = configuredNames.intersection(keys.map(\.name))
        return kept.withLock { kept in
            let new = bunch.doubled.subtracting(kept.doubled)
            kept = bunch
            return new.sorted()
        }
    }
}
