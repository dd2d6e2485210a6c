import Bytes
import Testing
import Vignette

@testable import App

/// Pictures that come as text, with the text that they were.
@Suite struct PictureTextTests {
    private func read(_ text: String, limit: Int = 100) throws -> PictureText? {
        try PictureText.read(Array(text.utf8)[...], field: "image", limit: limit)
    }

    @Test(
        arguments: [
            ("AQID", "AQID", nil), (" \r\n\tAQIDBA== ", "AQIDBA==", nil),
            ("data:image/png;base64,AQID", "AQID", "image/png"),
            ("Data:IMAGE/PNG;a=b;BASE64,AQID\n", "AQID", "image/png"),
            ("data:;base64,AQIDBA==", "AQIDBA==", "text/plain"),
        ] as [(String, String, String?)])
    func `the base64 is what decodes to the bytes`(text: String, base64: String, type: String?) throws {
        let found = try #require(try read(text))
        #expect(String(decoding: found.base64, as: UTF8.self) == base64)
        #expect(found.upload.bytes == (try Base64.decode(found.base64)) && found.upload.claimedType == type)
        #expect(try PictureText.upload(Array(text.utf8), field: "image", limit: 100)?.bytes == found.upload.bytes)
    }

    @Test func `blanks are nothing`() throws {
        for text in ["", " ", "\n\t\r "] { #expect(try read(text) == nil) }
    }

    @Test func `the limit is of bytes, to the byte`() throws {
        for count in [98, 99, 100] {
            let text = String(decoding: Base64.encode([UInt8](repeating: 7, count: count)), as: UTF8.self)
            #expect(try read(text)?.upload.bytes.count == count)
        }
        for count in [101, 102, 103, 200] {
            let text = String(decoding: Base64.encode([UInt8](repeating: 7, count: count)), as: UTF8.self)
            let failure = #expect(throws: Failure.self) { _ = try read("data:image/png;base64," + text) }
            #expect(failure?.code == .tooLarge)
        }
    }

    @Test(arguments: [
        ("http://x/", Failure.Code.remoteImageRefused), ("javascript:alert(1)", .remoteImageRefused),
        ("file:///etc/passwd", .remoteImageRefused), ("AQI", .invalidRequest), ("AQID====", .invalidRequest),
        ("data:image/png,x", .invalidRequest), ("data:image/png;base64", .invalidRequest), ("=", .invalidRequest),
        ("AQ ID", .invalidRequest), ("AQ\u{0}ID", .invalidRequest), ("AR==", .invalidRequest), ("é", .invalidRequest),
        ("data:image/png;base64,", .decodeFailed),
    ])
    func `what is no picture's text is refused`(text: String, code: Failure.Code) throws {
        let failure = #expect(throws: Failure.self) { _ = try read(text) }
        #expect(failure?.code == code)
        if code == .invalidRequest { #expect(failure?.field == "image") }
    }
}
