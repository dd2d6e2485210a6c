import Bytes
import TestSupport
import Testing

@Suite struct GzipTests {
    /// Text that compresses well, with some noise.
    private let sample =
        (0..<20_000).flatMap { Array("line \($0 % 97)\n".utf8) } + SeededGenerator.bytes(seed: 8, count: 70_000)

    @Test(arguments: [1, 6, 9])
    func `gives back what it compressed`(level: Int) throws {
        for bytes in [[], [0], Array("hello".utf8), sample] {
            let packed = try Gzip.compress(bytes, level: level)
            #expect(try Gzip.decompress(packed, limit: bytes.count) == bytes)
        }
        #expect(try Gzip.compress(sample, level: level).count < sample.count)
    }

    @Test func `writes no time and no name into the header`() throws {
        let packed = try Gzip.compress(sample)
        #expect(packed.prefix(8) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
        #expect(try Gzip.compress(sample) == packed)
    }

    @Test func `stops at the limit`() throws {
        let zeros = try Gzip.compress([UInt8](repeating: 0, count: 5_000_000))
        #expect(zeros.count < 10_000)
        #expect(throws: BytesError.tooLong(limit: 100_000)) { try Gzip.decompress(zeros, limit: 100_000) }
        #expect(throws: BytesError.tooLong(limit: 4_999_999)) { try Gzip.decompress(zeros, limit: 4_999_999) }
        #expect(try Gzip.decompress(zeros, limit: 5_000_000).count == 5_000_000)
    }

    @Test func `takes members behind one another and nothing else`() throws {
        let first = try Gzip.compress(Array("one ".utf8))
        let second = try Gzip.compress(Array("two".utf8))
        #expect(try Gzip.decompress(first + second, limit: 100) == Array("one two".utf8))
        #expect(throws: BytesError.notGzip) { try Gzip.decompress(first + [0], limit: 100) }
        #expect(throws: BytesError.tooLong(limit: 6)) { try Gzip.decompress(first + second, limit: 6) }
    }

    @Test func `refuses what is cut off or damaged`() throws {
        let packed = try Gzip.compress(Array("hello, hello, hello".utf8))
        for count in packed.indices {
            #expect(throws: BytesError.notGzip) { try Gzip.decompress(packed[..<count], limit: 100) }
        }
        var damaged = packed
        damaged[packed.count - 5] ^= 1
        #expect(throws: BytesError.notGzip) { try Gzip.decompress(damaged, limit: 100) }
    }

    @Test func `refuses a level that zlib does not know`() {
        #expect(throws: BytesError.compression(-2)) { try Gzip.compress([1], level: 10) }
    }
}
