import Bytes
import TestSupport
import Testing

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `agrees with the vectors of RFC 4648 section 10`(plain: String, text: String) throws {
        for kernel in Kernel.allCases {
            #expect(Base64.encode(plain.utf8, kernel: kernel) == Array(text.utf8))
            #expect(try Base64.decode(text.utf8, kernel: kernel) == Array(plain.utf8))
        }
        #expect(Base64.encodedCount(plain.utf8.count) == text.utf8.count)
    }

    @Test(arguments: Kernel.allCases)
    func `encodes every 12-bit pair`(kernel: Kernel) {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bytes: [UInt8] = []
        var text: [UInt8] = []
        for pair in 0..<4096 {
            let group = UInt32(pair) << 12 | UInt32(4095 - pair)
            bytes += [UInt8(group >> 16), UInt8(group >> 8 & 0xff), UInt8(group & 0xff)]
            text += [18, 12, 6, 0].map { alphabet[Int(group >> $0 & 63)] }
        }
        #expect(Base64.encode(bytes, kernel: kernel) == text)
    }

    @Test(arguments: Kernel.allCases)
    func `gives back every length up to 400 and at every alignment`(kernel: Kernel) throws {
        var random = SeededGenerator(1)
        for length in 0...400 {
            let bytes = random.bytes(length + 3)
            for start in 0...3 {
                let slice = bytes[start..<start + max(0, length - start)]
                let text = Base64.encode(slice, kernel: kernel)
                #expect(text.count == Base64.encodedCount(slice.count))
                #expect(text == Base64.encode(slice, kernel: .portable))
                #expect(try Base64.decode(text, kernel: kernel) == Array(slice))
            }
        }
    }

    @Test(arguments: Kernel.allCases)
    func `pieces of multiples of three make the whole`(kernel: Kernel) {
        let bytes = SeededGenerator.bytes(seed: 2, count: 10_000)
        for size in [3, 27, 96, 999, 4096 * 3] {
            var text: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                text += Base64.encode(bytes[start..<min(start + size, bytes.count)], kernel: kernel)
            }
            #expect(text == Base64.encode(bytes, kernel: kernel))
        }
    }

    @Test(arguments: Kernel.allCases)
    func `writes nothing beyond its result`(kernel: Kernel) throws {
        var random = SeededGenerator(3)
        for length in 0...300 {
            let bytes = random.bytes(length)
            let count = Base64.encodedCount(length)
            var output = [UInt8](repeating: 0xaa, count: count + 64)
            let written = bytes.withUnsafeBytes { input in
                output.withUnsafeMutableBytes { Base64.encode(input, into: $0, kernel: kernel) }
            }
            #expect(written == count)
            #expect(output[count...].allSatisfy { $0 == 0xaa })

            var decoded = [UInt8](repeating: 0xaa, count: count / 4 * 3 + 64)
            let back = try output[..<count].withUnsafeBytes { input in
                try decoded.withUnsafeMutableBytes { try Base64.decode(input, into: $0, kernel: kernel) }
            }
            #expect(decoded[..<back] == bytes[...])
            #expect(decoded[(count / 4 * 3)...].allSatisfy { $0 == 0xaa })
        }
    }

    @Test func `the best kernel is one that runs here`() {
        #expect(Kernel.best.isAvailable)
        #expect(Kernel.portable.isAvailable)
    }
}

extension SeededGenerator {
    static func bytes(seed: UInt64, count: Int) -> [UInt8] {
        var random = SeededGenerator(seed)
        return random.bytes(count)
    }
}
