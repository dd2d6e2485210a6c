internal import CBytes

extension Base64 {
    /// The bytes that `text` stands for, if it is exactly what an encoder writes.
    ///
    /// RFC 4648 section 3: padding is required (3.2), no byte outside the alphabet is skipped (3.3) and the unused bits
    /// are zero (3.5). So two different texts never decode to the same bytes.
    public static func decode(
        _ text: some Collection<UInt8>, kernel: Kernel = .best
    ) throws(Base64Error) -> [UInt8] {
        let result = text.withRawBytes { input in
            Result { () throws(Base64Error) in try decodeAll(input, kernel: kernel) }
        }
        return try result.get()
    }

    /// Decodes `input` into the start of `output` and returns how many bytes it wrote.
    ///
    /// `output` must have room for three bytes for every four of `input` and not overlap it. If the text is refused,
    /// what `output` holds is of no meaning.
    public static func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, kernel: Kernel = .best
    ) throws(Base64Error) -> Int {
        guard input.count % 4 == 0 else { throw Base64Error(.length, at: input.count) }
        guard let from = input.bindMemory(to: UInt8.self).baseAddress, !input.isEmpty else { return 0 }
        precondition(output.count >= input.count / 4 * 3, "the output is too short for the decoded bytes")
        guard let to = output.bindMemory(to: UInt8.self).baseAddress else { return 0 }

        // The last group may be padded and is looked at alone.
        let body = input.count - 4
        let taken =
            kernel == .avx2 && kernel.isAvailable
            ? cbytes_base64_decode_avx2(from, body, to) : cbytes_base64_decode_portable(from, body, to)
        if taken < body {
            let wrong = (taken..<taken + 4).first { value(of: input[$0]) == nil } ?? taken
            throw Base64Error(.byte, at: wrong)
        }
        let last = try decodeLast(input, from: body)
        let start = body / 4 * 3
        for index in 0..<last.count { output[start + index] = last.bytes[index] }
        return start + last.count
    }

    private static func decodeAll(
        _ input: UnsafeRawBufferPointer, kernel: Kernel
    ) throws(Base64Error) -> [UInt8] {
        var failure: Base64Error?
        let bytes = [UInt8](unsafeUninitializedCapacity: input.count / 4 * 3) { output, count in
            do throws(Base64Error) {
                count = try decode(input, into: UnsafeMutableRawBufferPointer(output), kernel: kernel)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The last group: four symbols, or three and `=`, or two and `==`.
    private static func decodeLast(
        _ input: UnsafeRawBufferPointer, from start: Int
    ) throws(Base64Error) -> (bytes: InlineArray<3, UInt8>, count: Int) {
        let padding = input[start + 3] != UInt8(ascii: "=") ? 0 : input[start + 2] != UInt8(ascii: "=") ? 1 : 2
        var bits: UInt32 = 0
        for offset in start..<start + 4 - padding {
            guard let value = value(of: input[offset]) else { throw Base64Error(.byte, at: offset) }
            bits = bits << 6 | value
        }
        bits <<= UInt32(6 * padding)
        // RFC 4648 section 3.5: a decoder may refuse what is not canonical; this one does.
        let unused: UInt32 = padding == 0 ? 0 : padding == 1 ? 0xff : 0xffff
        guard bits & unused == 0 else { throw Base64Error(.trailingBits, at: start + 3 - padding) }
        return ([UInt8(bits >> 16), UInt8(bits >> 8 & 0xff), UInt8(bits & 0xff)], 3 - padding)
    }

    private static func value(of symbol: UInt8) -> UInt32? {
        switch symbol {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(symbol - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(symbol - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(symbol - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
