import Testing
import Vignette

@testable import Imaging

@Suite struct RefusalWordingTests {
    private let decodes: Set = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"]

    @Test(arguments: [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document"),
        ("application/pdf", "a PDF document"), ("image/svg+xml", "an SVG drawing"), ("image/bmp", "a BMP picture"),
        ("image/tiff", "a TIFF picture"), ("image/jxl", "a JPEG XL picture"), ("video/mp4", "an MP4 video"),
        ("video/x-unheard-of", "a video"), ("application/zip", "a ZIP archive"), ("text/x-c", "a text file"),
        ("text/html", "an HTML page"), ("image/vnd.microsoft.icon", "an icon"), ("audio/x-wav", "a sound recording"),
    ])
    func `says what it is`(mediaType: String, phrase: String) {
        let failure = Failure(Refusal.unsupported(mediaType: mediaType), decodes: decodes)
        #expect(failure.code == .unsupportedMedia)
        #expect(failure.message.contains("is \(phrase),"))
        #expect(failure.advice == "Formats that work: JPEG, PNG, WebP, GIF and AVIF.")
        #expect(failure.detail == mediaType)
    }

    @Test func `says nothing of what nobody knows`() {
        let failure = Failure(Refusal.unsupported(mediaType: "application/octet-stream"), decodes: decodes)
        #expect(failure.code == .unsupportedMedia)
        #expect(failure.message == "This file is of a kind that cannot be read here.")
    }

    @Test(arguments: ["inode/x-empty", "application/x-empty"]) func `an empty file is no picture`(mediaType: String) {
        #expect(Failure(Refusal.unsupported(mediaType: mediaType), decodes: decodes).code == .noPicture)
    }

    @Test(arguments: [
        (Refusal.tooManyPixels(limit: 40_000_000, actual: 144_000_000), "144 megapixels"),
        (.sideTooLong(limit: 16_384, actual: 60_000), "60,000 pixels"),
        (.tooManyFrames(limit: 1000, actual: 2000), "has 2,000 frames; at most 1,000 are allowed"),
    ])
    func `names the limit and what is past it`(refusal: Refusal, actual: String) {
        let failure = Failure(refusal, decodes: decodes)
        #expect(failure.code == .tooLarge)
        #expect(failure.message.contains(actual))
    }

    @Test func `keeps what a library says for the log`() {
        let failure = Failure(Refusal.damaged(reason: "it ends too early", detail: "VipsJpeg"), decodes: decodes)
        #expect(failure.code == .decodeFailed)
        #expect(failure.message.contains("it ends too early"))
        #expect(!failure.message.contains("VipsJpeg"))
        #expect(failure.detail == "VipsJpeg")
    }
}
