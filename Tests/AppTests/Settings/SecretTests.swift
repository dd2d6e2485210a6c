import Bytes
import Glibc
import Testing

@testable import App

@Suite struct SecretTests {
    @Test func `nothing that prints shows a secret`() {
        struct Holder {
            let key = Secret("canary")
            let keys = [Secret("canary")]
            let maybe: Secret? = Secret("canary")
        }
        var dumped = ""
        dump(Holder(), to: &dumped)
        for text in [
            "\(Secret("canary"))", String(describing: Holder()), String(reflecting: Holder()), dumped,
            String(reflecting: Secret("canary")), "\([Secret("canary")])",
        ] {
            #expect(!text.contains("canary") && text.contains("***"))
        }
        #expect(Secret("canary").reveal() == "canary")
    }

    @Test func `secrets are equal byte for byte`() {
        #expect(Secret("abc") == Secret("abc"))
        #expect(Secret("abc") != Secret("abd"))
        #expect(Secret("abc") != Secret("ab"))
        #expect(Secret("\u{E9}") != Secret("e\u{301}"))
    }

    @Test(arguments: [
        ("key", "key"), ("key\n", "key"), ("key\r\n", "key"), ("key\n\n", "key\n"), (" key ", " key "),
    ])
    func `a file's last line end is cut`(content: String, secret: String) throws {
        #expect(try SecretFile.text(Array(content.utf8)) == secret)
    }

    @Test(
        arguments: [
            ([], "is empty"), ([0x0A], "is empty"), ([0x0D, 0x0A], "is empty"), ([0x61, 0xFF], "is not UTF-8 text"),
        ] as [([UInt8], String)])
    func `a file without a secret is refused`(content: [UInt8], why: String) {
        #expect(throws: SecretFile.Refusal(why: why)) { try SecretFile.text(content) }
    }

    @Test func `a file is read to its end and within bounds`() throws {
        #expect(try Self.file(Array("sk-1\n".utf8)) { try SecretFile.read($0) } == "sk-1")
        let most = [UInt8](repeating: 0x61, count: SecretFile.limit)
        #expect(try Self.file(most) { try SecretFile.read($0) }.utf8.count == SecretFile.limit)
        #expect(throws: SecretFile.Refusal(why: "is larger than 65536 bytes")) {
            try Self.file(most + [0x61]) { try SecretFile.read($0) }
        }
        #expect(throws: SecretFile.Refusal(why: "is larger than 65536 bytes")) { try SecretFile.read("/dev/zero") }
        #expect(throws: SecretFile.Refusal(why: "cannot be opened: No such file or directory")) {
            try SecretFile.read("/nonexistent/key")
        }
        #expect(throws: SecretFile.Refusal(why: "cannot be read: Is a directory")) { try SecretFile.read("/tmp") }
    }

    /// Runs the body with the path of a file that holds these bytes.
    private static func file<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        var name = Array("/tmp/vignette-secret-XXXXXX\0".utf8.map(CChar.init(bitPattern:)))
        let file = mkstemp(&name)
        try #require(file >= 0)
        let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { unlink(path) }
        let written = write(file, bytes, bytes.count)
        close(file)
        try #require(written == bytes.count)
        return try body(path)
    }
}
