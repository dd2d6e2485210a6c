import Bytes
import Testing
import Vignette

@testable import Vision

@Suite struct RestrictionsTests {
    private let restricted = Restrictions(.restricted)

    @Test func `drops the detail that asks for nothing and refuses every other`() throws {
        for detail in [nil, "", "auto"] { #expect(try restricted.checked(detail: detail) == nil) }
        for detail in ["low", "high", "original", "Auto"] {
            let failure = #expect(throws: Failure.self) { try restricted.checked(detail: detail) }
            #expect(failure?.code == .detailRefused && failure?.message == "The detail option is not supported.")
        }
        #expect(try Restrictions(.open).checked(detail: "high") == "high")
    }

    @Test func `takes four pictures and no more`() throws {
        let picture = PlainColour.red.picture
        let four = Question(prompt: "?", pictures: Array(repeating: picture, count: 4))
        #expect(try restricted.checked(four) == four)
        let five = Question(prompt: "?", pictures: Array(repeating: picture, count: 5))
        #expect(throws: Failure.tooManyPictures(limit: 4, actual: 5)) { try restricted.checked(five) }
    }

    @Test(arguments: ["http://example.com/a.jpg", "HTTPS://example.com/a.jpg"])
    func `refuses a picture that lies elsewhere`(url: String) {
        let failure = #expect(throws: Failure.self) { try restricted.checked(pictureURL: Array(url.utf8)[...]) }
        #expect(failure?.code == .remoteImageRefused)
        #expect(failure?.message == "Images must be sent inline as data URIs; HTTP URLs are not supported.")
    }

    @Test(arguments: [
        ("data:image/jpeg;base64,AAAA", nil), ("data:image/png;base64,AAAA", nil), ("DATA:image/webp;base64,AA==", nil),
        ("data:image/gif;base64,AAAA", Failure.Code.unsupportedMedia),
        ("data:text/html;base64,AAAA", .unsupportedMedia), ("data:;base64,AAAA", .unsupportedMedia),
        ("data:image/png,AAAA", .invalidRequest), ("file:///etc/passwd", .invalidRequest), ("", .invalidRequest),
        ("data:image/png;base64", .invalidRequest),
    ])
    func `takes base64 data URLs of the three types`(url: String, code: Failure.Code?) throws {
        guard let code else {
            #expect(try restricted.checked(pictureURL: Array(url.utf8)[...]).isBase64)
            return
        }
        let failure = #expect(throws: Failure.self) { try restricted.checked(pictureURL: Array(url.utf8)[...]) }
        #expect(failure?.code == code)
    }
}
