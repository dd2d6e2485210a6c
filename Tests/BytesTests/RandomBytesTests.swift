import Bytes
import Testing

@Suite struct RandomBytesTests {
    @Test func `gives as many bytes as asked`() {
        for count in [0, 1, 16, 256, 257, 1_000_000] { #expect(RandomBytes.make(count).count == count) }
    }

    @Test func `fills all of them`() {
        // A piece left unfilled would be 64 equal bytes, which chance does not give.
        let bytes = RandomBytes.make(100_000)
        for start in stride(from: 0, to: bytes.count - 64, by: 64) {
            #expect(Set(bytes[start..<start + 64]).count > 1)
        }
    }

    @Test func `tokens are 22 symbols fit for a URL, each another`() {
        let tokens = (0..<1000).map { _ in RandomBytes.token() }
        #expect(Set(tokens).count == tokens.count)
        for token in tokens {
            #expect(token.utf8.count == 22)
            #expect(token.utf8.allSatisfy { isURLSafe($0) })
        }
    }

    private func isURLSafe(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
