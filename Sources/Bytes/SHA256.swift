internal import CBytes

/// SHA-256 (FIPS 180-4) by libcrypto, in one go or piece by piece.
///
/// A value owns one context of libcrypto and frees it exactly once: it cannot be copied, and `finish` consumes it.
public struct SHA256: ~Copyable {
    /// Owned: made by `init`, freed by `deinit`, never handed out.
    private let context: OpaquePointer

    public init() throws(BytesError) {
        guard let context = EVP_MD_CTX_new() else { throw .crypto("EVP_MD_CTX_new") }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            EVP_MD_CTX_free(context)
            throw .crypto("EVP_DigestInit_ex")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    public mutating func update(_ bytes: some Collection<UInt8>) throws(BytesError) {
        let context = context
        let done = bytes.withRawBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        guard done == 1 else { throw .crypto("EVP_DigestUpdate") }
    }

    /// The digest of everything given to `update`.
    public consuming func finish() throws(BytesError) -> Digest {
        let context = context
        var done: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Digest.count) { output, count in
            done = EVP_DigestFinal_ex(context, output.baseAddress, nil)
            count = done == 1 ? Digest.count : 0
        }
        guard done == 1, let digest = Digest(bytes) else { throw .crypto("EVP_DigestFinal_ex") }
        return digest
    }

    /// The digest of `bytes`.
    public static func digest(of bytes: some Collection<UInt8>) throws(BytesError) -> Digest {
        var hash = try SHA256()
        try hash.update(bytes)
        return try hash.finish()
    }
}
