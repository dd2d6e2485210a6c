internal import CBytes

extension Gzip {
    /// The bytes that `bytes` was compressed from, at most `limit` of them.
    ///
    /// Takes several members behind one another (RFC 1952 section 2.2) and nothing after the last. Throws `.tooLong`
    /// as soon as the limit is passed: memory used stays within about twice the limit.
    public static func decompress(_ bytes: some Collection<UInt8>, limit: Int) throws(BytesError) -> [UInt8] {
        let result = bytes.withRawBytes { input in
            Result { () throws(BytesError) in try inflateAll(input, limit: limit) }
        }
        return try result.get()
    }

    private static func inflateAll(_ input: UnsafeRawBufferPointer, limit: Int) throws(BytesError) -> [UInt8] {
        var stream = z_stream()
        let begun = cbytes_inflate_init_gzip(&stream)
        guard begun == Z_OK else { throw .compression(begun) }
        defer { inflateEnd(&stream) }

        // zlib never writes through next_in; its type lacks const for the sake of old programs.
        let start = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        var read = 0
        while true {
            let offered = min(input.count - read, step)
            let (code, written) = piece.withUnsafeMutableBufferPointer { room in
                stream.next_in = start.map { $0 + read }
                stream.avail_in = UInt32(offered)
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(room.count)
                return (inflate(&stream, Z_NO_FLUSH), room.count - Int(stream.avail_out))
            }
            read += offered - Int(stream.avail_in)
            guard output.count + written <= limit else { throw .tooLong(limit: limit) }
            output.append(contentsOf: piece[..<written])

            switch code {
            case Z_OK: continue
            case Z_STREAM_END where read == input.count: return output
            case Z_STREAM_END: guard inflateReset(&stream) == Z_OK else { throw .notGzip }
            case Z_MEM_ERROR: throw .compression(code)
            default: throw .notGzip
            }
        }
    }
}
