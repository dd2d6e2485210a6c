internal import Bytes
internal import Synchronization
internal import Vignette

/// The keys of the APIs that are valid now: those of the settings, and those that are kept.
///
/// It holds digests alone, and whoever asks never waits for the store.
final class KeyRing: Sendable {
    private let configured: Bunch
    private let kept = Mutex(Bunch())

    private struct Bunch: Sendable {
        /// By the digest of each key.
        var names: [SHA256.Digest: String] = [:]
        /// A key whose digest cannot be had fits nothing, but it is there: without it the APIs would be open.
        var isEmpty = true

        init() {}

        init(_ keys: [(digest: SHA256.Digest?, name: String)]) {
            isEmpty = keys.isEmpty
            for case (let digest?, let name) in keys { names[digest] = name }
        }
    }

    init(_ configured: [ConfiguredKey] = []) {
        // libcrypto fails for want of memory alone.
        self.configured = Bunch(configured.map { (try? SHA256.digest(of: $0.key.reveal().utf8), $0.name) })
    }

    /// Whether there is no key at all: then nobody needs one.
    var isEmpty: Bool { configured.isEmpty && kept.withLock(\.isEmpty) }

    /// What the key is called that reads like this; nil where there is none. Only digests are compared.
    func name(of key: some Collection<UInt8>) -> String? {
        guard let digest = try? SHA256.digest(of: key) else { return nil }
        return configured.names[digest] ?? kept.withLock { $0.names[digest] }
    }

    /// From now on these are the kept ones.
    func replace(with keys: [KeptKey]) {
        let bunch = Bunch(keys.map { (SHA256.Digest(hex: $0.digest), $0.name) })
        kept.withLock { $0 = bunch }
    }
}
