import Pages
import Testing
import Vignette

@testable import PageSamples

@Suite struct LivePageTests {
    @Test func `a page that was sent in pieces is whole at its end`() throws {
        for name in ["live-done", "live-stopped", "live-handed-back"] {
            let bytes = try #require(try SampleSet.samples().all.first { $0.name == name }).bytes
            #expect(Outline(bytes).faults.isEmpty, "\(name): \(Outline(bytes).faults)")
            #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("</html>\n"), "\(name)")
        }
    }

    @Test func `what comes behind the beginning is text, down to the first blank`() throws {
        let pages = try SampleSet.pages()
        let page = try SampleSet.samples().page(Canned.queued)
        let begun = String(decoding: pages.liveBeginning(page, in: SampleSet.frame), as: UTF8.self)
        #expect(begun.hasSuffix("<div class=\"live\" dir=\"auto\">"))
        #expect(String(decoding: pages.liveRestart(), as: UTF8.self) == "</div><div class=\"live\" dir=\"auto\">")
        let status = String(decoding: pages.liveStatus(page), as: UTF8.self)
        #expect(status.hasPrefix("</div>") && status.hasSuffix("<div class=\"live\" dir=\"auto\">"))
        #expect(status.contains("3rd in line"))
    }

    @Test func `text is escaped wherever it is cut`() throws {
        let pages = try SampleSet.pages()
        let text = "<img src=x onerror=alert(1)> & \"so\" 'on' </div><script>"
        let whole = pages.liveText(text)
        #expect(String(decoding: whole, as: UTF8.self) == Escaping.text(text))
        for place in text.indices {
            #expect(pages.liveText(String(text[..<place])) + pages.liveText(String(text[place...])) == whole)
        }
    }

    @Test func `the language of the answer is said of the live text`() throws {
        let pages = try SampleSet.pages()
        let page = try SampleSet.samples().page(Canned.analysis(60, .running, plan: Canned.plan(language: "pt-BR")))
        let begun = String(decoding: pages.liveBeginning(page, in: SampleSet.frame), as: UTF8.self)
        #expect(begun.hasSuffix("<div class=\"live\" dir=\"auto\" lang=\"pt-BR\">"))
    }
}
