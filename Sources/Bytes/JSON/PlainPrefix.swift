internal import CBytes

/// The scan that reading and writing of JSON strings share.
enum PlainPrefix {
    /// How many bytes at the start are ASCII and stand for themselves in a JSON string: none of quotation mark,
    /// backslash and the controls below U+0020.
    static func count(in bytes: ArraySlice<UInt8>, kernel: Kernel = .best) -> Int {
        bytes.withUnsafeBytes { count(in: $0, kernel: kernel) }
    }

    /// The same from `start` on; the parser's way, which makes no slice and so counts no references.
    static func count(in bytes: [UInt8], from start: Int, kernel: Kernel) -> Int {
        bytes.withUnsafeBytes { count(in: UnsafeRawBufferPointer(rebasing: $0[start...]), kernel: kernel) }
    }

    private static func count(in input: UnsafeRawBufferPointer, kernel: Kernel) -> Int {
        guard let start = input.bindMemory(to: UInt8.self).baseAddress else { return 0 }
        return kernel == .avx2 && kernel.isAvailable
            ? cbytes_plain_prefix_avx2(start, input.count) : cbytes_plain_prefix_portable(start, input.count)
    }
}
