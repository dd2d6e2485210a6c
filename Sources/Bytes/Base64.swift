internal import CBytes

/// Base64 with the standard alphabet and padding (RFC 4648 section 4).
///
/// Encodings of pieces whose lengths are multiples of three, put behind one another, are the encoding of the whole;
/// only the last piece may have another length.
public enum Base64 {
    public typealias Kernel = Bytes.Kernel

    /// The number of bytes that encoding `count` bytes yields.
    public static func encodedCount(_ count: Int) -> Int {
        (count / 3 + (count % 3 == 0 ? 0 : 1)) * 4
    }

    /// The base64 text of `bytes`.
    public static func encode(_ bytes: some Collection<UInt8>, kernel: Kernel = .best) -> [UInt8] {
        bytes.withRawBytes { input in
            [UInt8](unsafeUninitializedCapacity: encodedCount(input.count)) { output, count in
                count = encode(input, into: UnsafeMutableRawBufferPointer(output), kernel: kernel)
            }
        }
    }

    /// Writes the base64 text of `input` to the start of `output` and returns its length.
    ///
    /// `output` must have room for `encodedCount(input.count)` bytes and not overlap `input`; bytes behind the text
    /// stay as they are.
    @discardableResult
    public static func encode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, kernel: Kernel = .best
    ) -> Int {
        let count = encodedCount(input.count)
        precondition(output.count >= count, "the output is too short for the base64 text")
        // Empty buffers may have no address; a buffer that is not empty always has one.
        guard let from = input.bindMemory(to: UInt8.self).baseAddress, !input.isEmpty,
            let to = output.bindMemory(to: UInt8.self).baseAddress
        else { return 0 }
        if kernel == .avx2 && kernel.isAvailable {
            cbytes_base64_encode_avx2(from, input.count, to)
        } else {
            cbytes_base64_encode_portable(from, input.count, to)
        }
        return count
    }
}
