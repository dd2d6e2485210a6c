import Bytes
import HTTP
import Storage
import Testing
import TestSupport
import Vignette

@testable import App

@Suite struct EventsRouteTests {
    private let site: ReadingSite

    init() throws { site = try ReadingSite() }

    private func events(_ id: Analysis.ID, _ fields: [(String, String)] = []) async throws -> WatchedBody {
        let response = try await site.get("/a/\(id)/events", fields)
        #expect(response.status == .ok)
        return try #require(WatchedBody.reading(response))
    }

    /// The events of a stream: name, data, id.
    private func parse(_ stream: String) throws -> [(name: String, data: JSONValue, id: String?)] {
        try stream.split(separator: "\n\n").compactMap { block in
            var fields: [String: String] = [:]
            for line in block.split(separator: "\n") {
                let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else { continue }
                fields[String(parts[0])] = String(parts[1].dropFirst())
            }
            guard let name = fields["event"] else { return nil }
            return (name, try JSON.parse(Array((fields["data"] ?? "").utf8)), fields["id"])
        }
    }

    /// The text as a reader puts it together.
    private func text(_ stream: String, after start: String = "") throws -> String {
        try parse(stream).reduce(start) { text, event in
            switch event.name {
            case "delta": text + (event.data["text"]?.string ?? "")
            case "restart": ""
            default: text
            }
        }
    }

    @Test func `a stream that nothing holds up`() async throws {
        let analysis = try await site.keep(.kept())
        let response = try await site.get("/a/\(analysis.id)/events")
        #expect(response.fields[.contentType] == "text/event-stream")
        #expect(response.fields[.cacheControl] == "no-store, no-transform")
        #expect(response.fields[.xAccelBuffering] == "no")
        let stream = try await response.text()
        #expect(stream.hasPrefix("retry: 2000\n\n"))
        let events = try parse(stream)
        #expect(events.map(\.name) == ["done"])
        #expect(events.first?.id == "end")
    }

    @Test func `whoever comes back after the end is told so`() async throws {
        let analysis = try await site.keep(.kept())
        let again = try await site.get("/a/\(analysis.id)/events", [("Last-Event-ID", "end")])
        #expect(again.status == .noContent)
        let elsewhere = try await site.get("/a/\(analysis.id)/events", [("Last-Event-ID", "1-5")])
        #expect(try parse(try await elsewhere.text()).map(\.name) == ["done"])
    }

    @Test func `text from its beginning to its end, and what is done meanwhile`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        let body = try await events(analysis.id)
        #expect(await body.until("\"state\":\"queued\",\"phase\":null,\"position\":0"))
        live.enter(.asking)
        #expect(await body.until("\"phase\":\"asking\""))
        live.add(.text("A har"))
        #expect(await body.until("A har"))
        live.add(.text("bour.\r\nIt is\u{2028} blue 🙂."))
        #expect(await body.until("blue"))
        try await site.finish(analysis.id, .done(Answer(text: "A harbour.")))
        let stream = await body.end()
        #expect(await body.isWhole)
        #expect(try text(stream) == "A harbour.\r\nIt is\u{2028} blue 🙂.")
        let events = try parse(stream)
        #expect(events.last?.name == "done")
        #expect(events.count { $0.name == "done" } == 1)
        let offsets = events.filter { $0.name == "delta" }.compactMap { $0.id?.split(separator: "-").last }
        #expect(offsets.first == "5")
    }

    @Test func `a text that begins again voids the one before`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.enter(.asking)
        live.add(.text("I think it is"))
        let body = try await events(analysis.id)
        #expect(await body.until("I think it is"))
        live.add(.textWasReasoning)
        #expect(await body.until("event: restart"))
        live.add(.text("A harbour."))
        #expect(await body.until("A harbour."))
        try await site.finish(analysis.id, .done(Answer(text: "A harbour.")))
        #expect(try text(await body.end()) == "A harbour.")
    }

    @Test func `whoever was away gets what is missing, wherever the stream broke`() async throws {
        let whole = "Ein Hafen – 🙂 mit Böten."
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.enter(.asking)
        for character in whole { live.add(.text(String(character))) }
        let first = try await events(analysis.id)
        #expect(await first.until("Böten"))
        let id = try #require(try parse(await first.text).last { $0.name == "delta" }?.id)
        let round = try #require(id.split(separator: "-").first)
        var streams: [(String, WatchedBody)] = []
        for index in whole.indices {
            let seen = String(whole[..<index])
            let fields = [("Last-Event-ID", "\(round)-\(seen.utf8.count)")]
            streams.append((seen, try await events(analysis.id, fields)))
        }
        for (_, body) in streams { #expect(await body.until("event: delta")) }
        try await site.finish(analysis.id, .done(Answer(text: whole)))
        for (seen, body) in streams {
            let stream = await body.end()
            #expect(!stream.contains("event: restart"))
            #expect(try text(stream, after: seen) == whole, "\(seen)")
        }
    }

    @Test(arguments: ["1-5", "0-0", "ROUND-9999"])
    func `whoever read another text gets this one whole`(id: String) async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.add(.text("A harbour."))
        let first = try await events(analysis.id)
        #expect(await first.until("A harbour."))
        let last = try #require(try parse(await first.text).last { $0.name == "delta" }?.id)
        let round = try #require(last.split(separator: "-").first)
        let body = try await events(analysis.id, [("Last-Event-ID", id.replacing("ROUND", with: round))])
        #expect(await body.until("A harbour."))
        let stream = await body.text
        let names = try parse(stream).map(\.name).filter { $0 != "state" }
        #expect(names == ["restart", "delta"])
        #expect(try text(stream, after: "Something else.") == "A harbour.")
        try await site.finish(analysis.id, .done(Answer(text: "A harbour.")))
        _ = await (first.end(), body.end())
    }

    @Test(arguments: [Failure(.stopped), Failure(.upstreamTimeout), Failure(.answerInterrupted)])
    func `a failure is said with its code and nothing that is for the log`(failure: Failure) async throws {
        let detailed = Failure(failure.code, detail: "the secret detail")
        let analysis = try await site.keep(.kept(.failed, failure: detailed))
        let stream = try await site.text("/a/\(analysis.id)/events")
        let last = try #require(try parse(stream).last)
        #expect(last.name == "failed")
        #expect(last.data["code"]?.string == failure.code.rawValue)
        #expect(last.data["message"]?.string == failure.message)
        #expect(!stream.contains("secret"))
    }

    @Test func `what is deleted while it is watched ends so, whoever tells it or nobody`() async throws {
        for isTold in [true, false] {
            let analysis = try await site.keep(.kept(.queued))
            let live = site.desk.live.begin(analysis.id)
            live.add(.text("A har"))
            let route = EventsRoute(desk: site.desk, patience: isTold ? .seconds(60) : .zero)
            var request = Request.make(.get, "/a/\(analysis.id)/events")
            request.parameters["id"] = analysis.id.text
            let body = try #require(WatchedBody.reading(try await route.response(to: request)))
            #expect(await body.until("A har"))
            try await site.delete(analysis.id)
            if isTold { site.desk.live.end(analysis.id) }
            let last = try #require(try parse(await body.end()).last)
            #expect(last.name == "failed")
            #expect(last.data["code"]?.string == "gone")
            #expect(await body.isWhole)
        }
        #expect(try await site.get("/a/\(Analysis.ID.random())/events").status == .notFound)
    }

    @Test func `an end that nobody tells is found all the same`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        _ = site.desk.live.begin(analysis.id)
        let route = EventsRoute(desk: site.desk, patience: .zero)
        var request = Request.make(.get, "/a/\(analysis.id)/events")
        request.parameters["id"] = analysis.id.text
        let body = try #require(WatchedBody.reading(try await route.response(to: request)))
        #expect(await body.until("event: state"))
        #expect(try await site.store.stopQueued(analysis.id, at: site.clock.now))
        #expect(try parse(await body.end()).last?.data["code"]?.string == "stopped")
    }

    @Test func `when the server stops the stream ends without an end, and the text still stands`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.add(.text("A har"))
        let body = try await events(analysis.id)
        #expect(await body.until("A har"))
        site.desk.live.close()
        site.desk.live.end(analysis.id)
        let stream = await body.end()
        #expect(await body.isWhole)
        #expect(try text(stream) == "A har")
        #expect(!stream.contains("event: done") && !stream.contains("event: failed"))
    }

    @Test func `a stream that would outlast the server ends in order`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.add(.text("A har"))
        let body = try await events(analysis.id)
        #expect(await body.until("A har"))
        site.desk.live.closeAll()
        let stream = await body.end()
        #expect(await body.isWhole)
        #expect(try text(stream) == "A har")
        #expect(!stream.contains("event: done") && !stream.contains("event: failed"))
    }

    @Test func `what is put off says until when`() async throws {
        let analysis = try await site.keep(.kept(.queued))
        let live = site.desk.live.begin(analysis.id)
        live.enter(.asking)
        let body = try await events(analysis.id)
        #expect(await body.until("\"phase\":\"asking\""))
        live.postpone(until: Timestamp(milliseconds: 1_767_323_100_000))
        #expect(await body.until("\"waits_until\":\"2026-01-02T03:05:00.000Z\""))
        live.end()
        try await site.delete(analysis.id)
        _ = await body.end()
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `no text breaks out of its event`() async throws {
        let texts = try Corpus.rows("xss_markdown.jsonl").compactMap { $0["text"]?.string }
            .filter { !$0.isEmpty && $0.utf8.count < 20_000 }
        for start in stride(from: 0, to: texts.count, by: 100) {
            let part = texts[start..<min(start + 100, texts.count)]
            let analysis = try await site.keep(.kept(.queued))
            let live = site.desk.live.begin(analysis.id)
            let body = try await events(analysis.id)
            for text in part { live.add(.text(text)) }
            live.add(.text("the very end"))
            #expect(await body.until("the very end"))
            try await site.delete(analysis.id)
            live.end()
            let stream = await body.end()
            #expect(try text(stream) == part.joined() + "the very end")
            #expect(try Set(parse(stream).map(\.name)).isSubset(of: ["state", "delta", "failed"]))
        }
    }
}
