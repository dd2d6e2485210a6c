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
        #expect(String(decoding: pages.liveRestart(page), as: UTF8.self) == "</div><div class=\"live\" dir=\"auto\">")
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
        let live = "<div class=\"live\" dir=\"auto\" lang=\"pt-BR\">"
        #expect(begun.hasSuffix(live))
        #expect(String(decoding: pages.liveStatus(page), as: UTF8.self).hasSuffix(live))
        #expect(String(decoding: pages.liveRestart(page), as: UTF8.self) == "</div>" + live)
    }

    @Test func `who has no script finds the way to the page as it is`() throws {
        let link = "href=\"/vignette/a/\(Canned.queued.id)?live=0\""
        let begun = try SampleSet.text("live-begun")
        let note = try #require(begun.firstRange(of: "<noscript><p"))
        #expect(begun[note.lowerBound...].contains(link))
        #expect(note.lowerBound < (try #require(begun.firstRange(of: "class=\"live\""))).lowerBound)
        let ended = try SampleSet.text("live-handed-back")
        let word = try #require(ended.firstRange(of: "The server is stopping."))
        #expect(ended[word.lowerBound...].contains(link))
        #expect(try !SampleSet.text("live-done").contains("The server is stopping."))
        #expect(try !SampleSet.text("queued").contains("<noscript>"))
    }

    @Test func `what is filled in stands on the page that stays`() throws {
        let page = try SampleSet.samples().page(Canned.waiting)
        let begun = String(
            decoding: try SampleSet.pages().liveBeginning(page, in: SampleSet.frame), as: UTF8.self)
        #expect(begun.contains("/again\"") && begun.contains("id=\"again-model\""))
        let snapshot = Outline(Array(try SampleSet.text("waiting").utf8))
        #expect(!snapshot.elements.contains { ["input", "select", "textarea"].contains($0.name) })
        #expect(snapshot.elements("a").contains { $0.attributes["href"] == "/vignette/a/\(Canned.waiting.id)" })
    }
}
