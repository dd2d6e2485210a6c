import Testing
import Vignette

@testable import App

@Suite struct OllamaPicturesTests {
    @Test(arguments: [
        Failure(.noPicture), .invalidRequest(field: "images[0]", "is no base64"), Failure(.unsupportedMedia),
        Failure(.remoteImageRefused),
    ])
    func `says in the words that programs know that it is no picture`(failure: Failure) {
        let told = OllamaPictures.told(failure, "images[0]")
        #expect(told.message == "Only JPEG base64 strings or http(s) URLs are supported")
        #expect(told.status == 400)
        #expect(told.field == "images[0]")
        #expect(told.detail == failure.message)
    }

    @Test(arguments: [
        Failure.decodeFailed(reason: "it is cut off"), .tooLarge(limit: 1, actual: 2), .busy("full"),
        Failure(.internal),
        Failure(.quotaExhausted),
    ])
    func `leaves all other sentences`(failure: Failure) {
        #expect(OllamaPictures.told(failure, "images[0]") == failure)
    }

    @Test(arguments: [
        ("http://a/b.jpg", true), (" HTTPS://a/b.jpg", true), ("file:///etc/passwd", false), ("//a/b", false),
        ("data:image/gif;base64,AAAA", false), ("httpAAAA", false), ("", false), ("ftp://a", false),
    ])
    func `knows an address`(text: String, isAddress: Bool) {
        #expect(OllamaPictures.isAddress(Array(text.utf8)[...]) == isAddress)
    }
}
