import Bytes
import TestSupport
import Testing

@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `agrees with the examples of FIPS 180`(text: String, hex: String) throws {
        let digest = try SHA256.digest(of: text.utf8)
        #expect(digest.hex == hex)
        #expect(digest == SHA256.Digest(hex: hex))
    }

    @Test func `pieces give the digest of the whole`() throws {
        let bytes = SeededGenerator.bytes(seed: 7, count: 10_000)
        for size in [1, 63, 64, 65, 1000] {
            var hash = try SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) {
                try hash.update(bytes[start..<min(start + size, bytes.count)])
            }
            try hash.update([])
            #expect(try hash.finish() == SHA256.digest(of: bytes))
        }
    }

    @Test func `a hash may be dropped unfinished`() throws {
        var hash = try SHA256()
        try hash.update([1, 2, 3])
    }

    @Test(arguments: [
        (
            [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ])
    func `agrees with the vectors of RFC 4231 and takes nothing at all`(key: [UInt8], message: [UInt8], hex: String)
        throws
    {
        let code = try HMAC.sha256(of: message, key: key)
        #expect(Hex.encode(code) == hex)
        #expect(try HMAC.verify(code, of: message, key: key))
        #expect(try !HMAC.verify(code.dropLast(), of: message, key: key))
        #expect(try !HMAC.verify(code, of: message + [0], key: key))
    }

    @Test func `compares secrets by all their bytes`() {
        let secret = Array("0123456789abcdef".utf8)
        #expect(constantTimeEquals(secret, secret))
        #expect(constantTimeEquals([], []))
        #expect(!constantTimeEquals(secret, secret.dropLast()))
        for index in secret.indices {
            var other = secret
            other[index] ^= 1
            #expect(!constantTimeEquals(secret, other))
        }
    }

    @Test func `writes and reads hexadecimal`() {
        #expect(Hex.encode([0x00, 0x0f, 0xa5, 0xff]) == "000fa5ff")
        #expect(Hex.decode("000FA5ff") == [0x00, 0x0f, 0xa5, 0xff])
        #expect(Hex.decode("") == [])
        for wrong in ["0", "0g", "g0", "0x", " 0", "é"] { #expect(Hex.decode(wrong) == nil) }
        #expect(SHA256.Digest(hex: "00") == nil)
        #expect(SHA256.Digest([1, 2, 3]) == nil)
    }
}
