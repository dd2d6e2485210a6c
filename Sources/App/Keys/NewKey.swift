internal import Bytes
internal import Vignette

/// A key of the APIs that was just made: the only time it is there to be seen.
struct NewKey: Sendable {
    /// By which people, and programs that look for secrets where none should be, know it.
    static let beginning = "vignette_"

    let key: Secret
    let kept: KeptKey

    /// 256 random bits, as letters, digits, `-` and `_`.
    init(name: String, at now: Timestamp) throws(Failure) {
        // 32 bytes are 43 characters and a padding.
        let text = Base64.encode(RandomBytes.make(32)).prefix(43).map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        let key = Self.beginning + String(decoding: text, as: UTF8.self)
        guard let digest = try? SHA256.digest(of: key.utf8) else {
            throw Failure(.internal, detail: "no digest of a new key could be made")
        }
        self.key = Secret(key)
        kept = KeptKey(name: name, digest: digest.hex, created: now)
    }
}
