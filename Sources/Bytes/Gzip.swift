internal import CBytes

/// Gzip (RFC 1952) by zlib.
public enum Gzip {
    /// What zlib is asked to fill or read at once; well below the 32 bits it counts in.
    static let step = 1 << 30

    /// Compresses `bytes` at `level` (1 fast to 9 small).
    ///
    /// The header carries no name and no time (RFC 1952 section 2.3.1: MTIME 0), so that equal bytes at equal level
    /// give equal results.
    public static func compress(_ bytes: some Collection<UInt8>, level: Int = 6) throws(BytesError) -> [UInt8] {
        let result = bytes.withRawBytes { input in
            Result { () throws(BytesError) in try deflateAll(input, level: Int32(clamping: level)) }
        }
        return try result.get()
    }

    private static func deflateAll(_ input: UnsafeRawBufferPointer, level: Int32) throws(BytesError) -> [UInt8] {
        var stream = z_stream()
        let begun = cbytes_deflate_init_gzip(&stream, level)
        guard begun == Z_OK else { throw .compression(begun) }
        defer { deflateEnd(&stream) }

        var code = Z_OK
        // zlib never writes through next_in; its type lacks const for the sake of old programs.
        let start = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        let bound = Int(deflateBound(&stream, UInt(input.count)))
        let output = [UInt8](unsafeUninitializedCapacity: bound) { output, written in
            var read = 0
            repeat {
                let offered = min(input.count - read, step)
                let room = min(output.count - written, step)
                stream.next_in = start.map { $0 + read }
                stream.avail_in = UInt32(offered)
                stream.next_out = output.baseAddress.map { $0 + written }
                stream.avail_out = UInt32(room)
                code = deflate(&stream, read + offered == input.count ? Z_FINISH : Z_NO_FLUSH)
                read += offered - Int(stream.avail_in)
                written += room - Int(stream.avail_out)
            } while code == Z_OK
        }
        guard code == Z_STREAM_END else { throw .compression(code) }
        return output
    }
}
