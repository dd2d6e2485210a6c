/// What can go wrong in the C libraries below this room.
public enum BytesError: Error, Hashable, Sendable {
    /// libcrypto refused the named call; in practice it had no memory.
    case crypto(String)
    /// zlib could not begin or go on with compressing; the code is zlib's.
    case compression(Int32)
    /// The bytes are not whole, valid gzip.
    case notGzip
    /// Decompressing yields more than the given limit.
    case tooLong(limit: Int)
}
