import Bytes
import TestSupport
import Testing

@Suite struct Base64DecodeTests {
    @Test(arguments: [
        ("A", Base64Error(.length, at: 1)), ("AA", Base64Error(.length, at: 2)), ("AAA", Base64Error(.length, at: 3)),
        ("Zg", Base64Error(.length, at: 2)), ("Zg=", Base64Error(.length, at: 3)),
        ("Zm9vY", Base64Error(.length, at: 5)), ("====", Base64Error(.byte, at: 0)),
        ("A===", Base64Error(.byte, at: 1)), ("=AAA", Base64Error(.byte, at: 0)), ("A=AA", Base64Error(.byte, at: 1)),
        ("AA=A", Base64Error(.byte, at: 2)), ("Zg==Zg==", Base64Error(.byte, at: 2)),
        ("Zm9=Zm9v", Base64Error(.byte, at: 3)), ("Zh==", Base64Error(.trailingBits, at: 1)),
        ("Zm9=", Base64Error(.trailingBits, at: 2)), ("Zm9vZm9=", Base64Error(.trailingBits, at: 6)),
        ("Zm9v\r\nYg", Base64Error(.byte, at: 4)), (" Zm9v   ", Base64Error(.byte, at: 0)),
        ("Zm9v    ", Base64Error(.byte, at: 4)), ("Zm9-", Base64Error(.byte, at: 3)),
        ("Zm9_", Base64Error(.byte, at: 3)), ("Zm\u{0}v", Base64Error(.byte, at: 2)),
        ("Zé9", Base64Error(.byte, at: 1)),
    ])
    func `refuses what no encoder writes, with the place`(text: String, error: Base64Error) {
        for kernel in Kernel.allCases {
            #expect(throws: error) { try Base64.decode(text.utf8, kernel: kernel) }
        }
    }

    @Test(arguments: Kernel.allCases)
    func `judges every change of one byte in a short text`(kernel: Kernel) {
        var random = SeededGenerator(4)
        for length in 1...12 {
            let text = Base64.encode(random.bytes(length))
            for place in text.indices {
                for byte in UInt8.min...UInt8.max {
                    var changed = text
                    changed[place] = byte
                    #expect((try? Base64.decode(changed, kernel: kernel)) == reference(changed))
                }
            }
        }
    }

    @Test(arguments: Kernel.allCases)
    func `finds the one wrong byte wherever it is`(kernel: Kernel) {
        var random = SeededGenerator(5)
        let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let wrong = (UInt8.min...UInt8.max).filter { !alphabet.contains($0) && $0 != UInt8(ascii: "=") }
        let text = Base64.encode(random.bytes(150))
        for place in text.indices {
            for byte in wrong {
                var changed = text
                changed[place] = byte
                #expect(throws: Base64Error(.byte, at: place)) { try Base64.decode(changed, kernel: kernel) }
            }
        }
    }

    @Test(arguments: Kernel.allCases)
    func `takes every symbol in every lane`(kernel: Kernel) {
        for symbol in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8 {
            for place in 0..<64 {
                var text = [UInt8](repeating: UInt8(ascii: "A"), count: 128)
                text[place] = symbol
                #expect((try? Base64.decode(text, kernel: kernel)) == reference(text))
            }
        }
    }

    /// A slow decoder of its own: collects bits and asks that encoding them again gives the same text.
    private func reference(_ text: [UInt8]) -> [UInt8]? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        guard text.count % 4 == 0 else { return nil }
        var symbols = text[...]
        for _ in 0..<2 where symbols.last == UInt8(ascii: "=") { symbols.removeLast() }
        var bits: [Bool] = []
        for symbol in symbols {
            guard let value = alphabet.firstIndex(of: symbol) else { return nil }
            bits += (0..<6).map { value >> (5 - $0) & 1 == 1 }
        }
        let bytes = (0..<bits.count / 8).map { byte in
            (0..<8).reduce(UInt8(0)) { $0 << 1 | (bits[byte * 8 + $1] ? 1 : 0) }
        }
        guard !bits[(bytes.count * 8)...].contains(true), symbols.count + (3 - bytes.count % 3) % 3 == text.count else {
            return nil
        }
        return bytes
    }
}
