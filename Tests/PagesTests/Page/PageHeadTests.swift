import Pages
import Testing
import Vignette

@testable import PageSamples

@Suite struct PageHeadTests {
    private static let page = "https://pictures.example/vignette/a/" + Canned.done.id.text

    @Test(
        arguments: [
            "<link rel=\"canonical\" href=\"\(page)\">",
            "<meta name=\"robots\" content=\"noindex\">",
            "<meta property=\"og:url\" content=\"\(page)\">",
            "<meta property=\"og:title\" content=\"A poster shows a red and white lighthouse on a dark rock at sunset.\">",
            "<meta property=\"og:image\" content=\"\(page)/picture/1\">",
            "<meta property=\"og:image:width\" content=\"720\">",
            "<meta property=\"og:image:height\" content=\"900\">",
            "<meta property=\"og:image:type\" content=\"image/jpeg\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
            "<meta name=\"twitter:image\" content=\"\(page)/picture/1\">",
            "type=\"application/json+oembed\" href=\"https://pictures.example/vignette/oembed?url="
                + "https%3A%2F%2Fpictures.example%2Fvignette%2Fa%2F\(Canned.done.id.text)&amp;format=json\"",
            "type=\"text/xml+oembed\" href=\"https://pictures.example/vignette/oembed?url="
                + "https%3A%2F%2Fpictures.example%2Fvignette%2Fa%2F\(Canned.done.id.text)&amp;format=xml\"",
            "<link rel=\"stylesheet\" href=\"/vignette/assets/style.css\">",
            "<script type=\"module\" async src=\"/vignette/assets/page.js\"></script>",
        ])
    func `a page tells others where it is and what it shows`(line: String) throws {
        #expect(try SampleSet.text("done").contains(line))
    }

    @Test func `snippets are whole and can be pasted as they are`() throws {
        let text = try SampleSet.text("done")
        #expect(text.contains("rows=\"1\" readonly>\(Self.page)</textarea>"))
        #expect(text.contains("](\(Self.page)/picture/1)](\(Self.page))</textarea>"))
        #expect(text.contains("&lt;iframe src=&quot;https://pictures.example/vignette/embed/"))
    }

    @Test func `no frame is offered where none is allowed`() throws {
        var frame = SampleSet.frame
        frame.canBeFramed = false
        let page = try SampleSet.samples().page(Canned.done)
        let text = String(decoding: try SampleSet.pages().analysis(page, in: frame), as: UTF8.self)
        #expect(!text.contains("iframe"))
    }

    @Test func `the frame of an analysis keeps to what it is given`() {
        let frame = EmbedFrame(Canned.done, in: SampleSet.frame, maxWidth: 320, maxHeight: 9000)
        #expect((frame.width, frame.height) == (320, 480))
        #expect(frame.html.contains("width=\"320\" height=\"480\""))
        #expect(frame.html.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""))
    }

    @Test func `without assets a page still stands`() throws {
        let page = try SampleSet.samples().page(Canned.done)
        let text = String(decoding: try SampleSet.pages().analysis(page, in: Frame()), as: UTF8.self)
        #expect(!text.contains("<script"))
        #expect(text.contains("href=\"/library\""))
    }
}
