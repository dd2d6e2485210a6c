import Bytes
import HTTP
import Storage
import Testing
import TestSupport
import Vignette

@testable import App

@Suite struct LivePageTests {
    private let site: ReadingSite

    init() throws { site = try ReadingSite() }

    private func page(_ id: Analysis.ID, _ fields: [(String, String)] = []) async throws -> WatchedBody {
        try #require(WatchedBody.reading(try await site.get("/a/\(id)", fields)))
    }

    @Test func `text comes as it is written, and the whole answer at the end`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        let body = try await page(analysis.id)
        #expect(await body.until("class=\"live\""))
        #expect(!(await body.text).contains("</html>"))
        live.enter(.asking)
        live.add(.text("A <har"))
        #expect(await body.until("A &lt;har"))
        live.add(.text("bour> & **blue**"))
        #expect(await body.until("bour&gt; &amp; **blue**"))
        try await site.finish(analysis.id, .done(Answer(text: "A harbour, **blue**.")))
        let html = await body.end()
        #expect(await body.isWhole)
        #expect(html.contains("finished") && html.contains("<strong>blue</strong>"))
        #expect(html.hasSuffix("</html>\n"))
        #expect(html.components("<html").count == 2)
    }

    @Test func `who comes late gets what was written at once`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.enter(.asking)
        live.add(.text("Written before. "))
        let body = try await page(analysis.id)
        #expect(await body.until("Written before. "))
        try await site.finish(analysis.id, .done(Answer(text: "Written before. And after.")))
        let html = await body.end()
        #expect(html.contains("And after."))
    }

    @Test func `whatever the cuts, the end is the same`() async throws {
        let text = "# Hafen\n\n*Böte* 🙂 und <b>Wasser</b> & [x](javascript:alert(1)) – `code`\u{2028}\r\nEnde."
        var ends: Set<String> = []
        for step in [1, 2, 3, 7, 100] {
            let analysis = try await site.keep(.kept(.queued))
            let live = site.desk.live.begin(analysis.id)
            live.enter(.asking)
            let body = try await page(analysis.id)
            var rest = text[...]
            while !rest.isEmpty {
                live.add(.text(String(rest.prefix(step))))
                rest = rest.dropFirst(step)
            }
            #expect(await body.until("Ende."))
            try await site.finish(analysis.id, .done(Answer(text: text)))
            let html = await body.end()
            #expect(!html.contains("<b>Wasser") && !html.contains("href=\"javascript"))
            let start = try #require(html.firstRange(of: "class=\"finished")?.lowerBound)
            let end = String(html[start...])
            ends.insert(end.replacing(analysis.id.text, with: "ID"))
        }
        #expect(ends.count == 1)
    }

    @Test func `an answer that begins again is told from the one before`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.enter(.asking)
        live.add(.text("I think"))
        let body = try await page(analysis.id)
        #expect(await body.until("I think"))
        let before = await body.text.components("class=\"live\"").count
        live.add(.textWasReasoning)
        live.add(.text("A harbour."))
        #expect(await body.until("A harbour."))
        #expect(await body.text.components("class=\"live\"").count > before)
        try await site.finish(analysis.id, .done(Answer(text: "A harbour.")))
        _ = await body.end()
    }

    @Test func `a failure ends the page with what was written and why`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.add(.text("A har"))
        let body = try await page(analysis.id)
        #expect(await body.until("A har"))
        let failure = Failure(.answerInterrupted)
        try await site.finish(analysis.id, .failed(failure, partial: Answer(text: "A har")))
        let html = await body.end()
        #expect(html.contains(failure.message) && html.hasSuffix("</html>\n"))
    }

    @Test func `what is deleted while it is read is said to be gone`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        _ = site.desk.live.begin(analysis.id)
        let body = try await page(analysis.id, [Analysis.ownerCookie])
        #expect(await body.until("class=\"live\""))
        try await site.delete(analysis.id)
        site.desk.live.end(analysis.id)
        let html = await body.end()
        #expect(html.contains(Failure(.gone).message))
        #expect(html.hasSuffix("</html>\n"))
        let end = try #require(html.firstRange(of: Failure(.gone).message)?.upperBound)
        #expect(!html[end...].contains("/delete\""))
    }

    @Test func `when the server stops the page ends without an answer`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.add(.text("A har"))
        let body = try await page(analysis.id)
        #expect(await body.until("A har"))
        site.desk.live.close()
        site.desk.live.end(analysis.id)
        let html = await body.end()
        #expect(await body.isWhole)
        #expect(html.hasSuffix("</html>\n"))
        #expect(!html.contains("class=\"finished"))
    }

    @Test func `what takes longer than the server may ends in order, and is written on`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.enter(.asking)
        live.add(.text("A har"))
        let body = try await page(analysis.id)
        #expect(await body.until("A har"))
        site.desk.live.close()
        live.add(.text("bour"))
        #expect(await body.until("bour"))
        site.desk.live.closeAll()
        let html = await body.end()
        #expect(await body.isWhole)
        #expect(html.hasSuffix("</html>\n") && !html.contains("class=\"finished"))
        live.add(.text(" in the evening."))
        let late = try await page(analysis.id)
        #expect((await late.end()).contains("A harbour in the evening."))
        #expect(await late.isWhole)
    }

    @Test func `whoever waits is told how long about`() async throws {
        try await site.keep(.kept(.queued))
        let analysis = try await site.keep(.kept(.queued))
        _ = site.desk.live.begin(analysis.id)
        let body = try await page(analysis.id)
        #expect(await body.until("2nd in line, about 20 min."))
        try await site.delete(analysis.id)
        site.desk.live.end(analysis.id)
        _ = await body.end()
    }

    @Test func `the page of one that ends just now is whole`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        try await site.finish(analysis.id, .done(Answer(text: "A harbour.")))
        let response = try await site.get("/a/\(analysis.id)")
        #expect(WatchedBody.reading(response) == nil)
        #expect(response.fields[.etag] != nil)
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `hostile texts are text while they are written`() async throws {
        var generator = SeededGenerator(7)
        let texts = try Corpus.rows("xss_markdown.jsonl").compactMap { $0["text"]?.string }
            .filter { !$0.isEmpty && $0.utf8.count < 5000 }
        for start in stride(from: 0, to: texts.count, by: 100) {
            let analysis = try await site.keep(.kept(.queued))
            let live = site.desk.live.begin(analysis.id)
            let body = try await page(analysis.id)
            #expect(await body.until("class=\"live\""))
            var rest = texts[start..<min(start + 100, texts.count)].joined().unicodeScalars[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...400, using: &generator)
                live.add(.text(String(rest.prefix(count))))
                rest = rest.dropFirst(count)
            }
            live.add(.text("the very end"))
            #expect(await body.until("the very end"))
            let written = await body.text
            let first = try #require(written.firstRange(of: "class=\"live\"")?.upperBound)
            // Only our own elements stand there.
            let tags = written[first...].split(separator: "<", omittingEmptySubsequences: false).dropFirst()
                .map { $0.prefix { !" >".contains($0) } }
            #expect(Set(tags).isSubset(of: ["div", "/div", "p", "/p", "span", "/span", "time", "/time", "br"]))
            try await site.delete(analysis.id)
            site.desk.live.end(analysis.id)
            _ = await body.end()
        }
    }
}

extension String {
    /// The parts between the places where `separator` stands.
    fileprivate func components(_ separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
