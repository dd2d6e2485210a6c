import Bytes
import Vignette

@testable import App

/// Keys as programs send them, and as they are kept.
struct SampleKeys: Sendable {
    let name: String
    let text: String

    static let ci = SampleKeys(name: "ci", text: "vignette_canary-of-the-first-key-0123456789")
    static let other = SampleKeys(name: "other", text: "vignette_canary-of-another-key-0123456789")
    /// Nobody's any more.
    static let revoked = SampleKeys(name: "ci", text: "vignette_canary-of-a-revoked-key-0123456789")
    /// Never anybody's.
    static let unknown = SampleKeys(name: "unknown", text: "sk-canary-of-somebody-else-0123456789")

    /// Those that are valid.
    static let kept = [ci, other].map(\.kept)

    var field: (String, String) { ("Authorization", "Bearer " + text) }

    var kept: KeptKey {
        KeptKey(
            name: name, digest: (try? SHA256.digest(of: Array(text.utf8)).hex) ?? "",
            created: Timestamp(milliseconds: 0))
    }
}
