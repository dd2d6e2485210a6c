internal import CBytes

/// HMAC with SHA-256 (RFC 2104) by libcrypto.
public enum HMAC {
    /// The 32 bytes that prove knowledge of `key`.
    public static func sha256(
        of message: some Collection<UInt8>, key: some Collection<UInt8>
    ) throws(BytesError) -> [UInt8] {
        let code = key.withRawBytes { key in
            message.withRawBytes { message in authenticate(message, key: key) }
        }
        guard let code else { throw .crypto("HMAC") }
        return code
    }

    /// True if `code` is the HMAC of `message`; the time taken does not tell how much of it is right.
    public static func verify(
        _ code: some Collection<UInt8>, of message: some Collection<UInt8>, key: some Collection<UInt8>
    ) throws(BytesError) -> Bool {
        constantTimeEquals(code, try sha256(of: message, key: key))
    }

    private static func authenticate(_ message: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer) -> [UInt8]? {
        // The call counts the key in an Int32 and takes a missing key for a mistake, so both get a definite value.
        guard let keyCount = Int32(exactly: key.count) else { return nil }
        let nothing: [UInt8] = [0]
        return nothing.withUnsafeBytes { nothing in
            var done = false
            let bytes = [UInt8](unsafeUninitializedCapacity: SHA256.Digest.count) { output, count in
                let result = CBytes.HMAC(
                    EVP_sha256(), key.baseAddress ?? nothing.baseAddress, keyCount,
                    message.bindMemory(to: UInt8.self).baseAddress, message.count, output.baseAddress, nil)
                done = result != nil
                count = done ? SHA256.Digest.count : 0
            }
            return done ? bytes : nil
        }
    }
}
