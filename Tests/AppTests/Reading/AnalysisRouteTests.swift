import Bytes
import HTTP
import Storage
import Testing
import TestSupport
import Vignette

@testable import App

@Suite struct AnalysisRouteTests {
    private let site: ReadingSite

    init() throws { site = try ReadingSite() }

    @Test func `a finished page is private, and is asked for again with its tag`() async throws {
        let analysis = try await site.keep(.kept())
        let path = "/a/\(analysis.id)"
        let response = try await site.get(path)
        #expect(response.status == .ok)
        #expect(response.fields[.contentType] == "text/html; charset=utf-8")
        #expect(response.fields[.cacheControl] == "private, no-cache")
        #expect(response.fields[.vary] == "accept-encoding, cookie")
        #expect(response.fields[.refresh] == nil)
        for (name, value) in SecurityPolicy.fields { #expect(response.fields.values(name) == [value]) }
        #expect(try await response.text().contains("<strong>blue</strong>"))
        let tag = try #require(response.fields[.etag])
        #expect(try await site.get(path, [("If-None-Match", tag)]).status == .notModified)
        let gzipped = try await site.get(path, [("Accept-Encoding", "gzip")])
        #expect(gzipped.fields[.contentEncoding] == "gzip")
        #expect(gzipped.fields[.etag] != tag)
        let whole = try Gzip.decompress(try await gzipped.collect(), limit: 1 << 20)
        #expect(try await response.collect() == whole)
    }

    @Test func `a kept page is the page, until the analysis changes`() async throws {
        let analysis = try await site.keep(.kept())
        let path = "/a/\(analysis.id)"
        let first = try await site.text(path)
        #expect(site.cache.byteCount > 0)
        #expect(try await site.text(path) == first)
        try await site.store.setAltText("Boats in the evening", of: analysis.id)
        #expect(try await site.text(path) == first, "nobody has told yet")
        site.desk.changed(analysis.id)
        #expect(try await site.text(path).contains("Boats in the evening"))
        try await site.delete(analysis.id)
        #expect(try await site.get(path).status.code == 410)
    }

    @Test func `the owner's page is never shown to others`() async throws {
        let analysis = try await site.keep(.kept())
        let path = "/a/\(analysis.id)"
        let owners = try await site.text(path, [Analysis.ownerCookie])
        #expect(owners.contains("\(path)/delete"))
        for fields in [[], [("Cookie", "vignette=" + String(repeating: "cd", count: 16))]] {
            #expect(!(try await site.text(path, fields)).contains("\(path)/delete"))
        }
        #expect(try await site.text(path, [Analysis.ownerCookie]) == owners)
    }

    @Test func `each name of the server has links of its own`() async throws {
        let analysis = try await site.keep(.kept())
        for host in ["one.example", "two.example"] {
            let text = try await site.get("/a/\(analysis.id)", host: host).text()
            #expect(text.contains("http://\(host)/a/\(analysis.id)"))
        }
        let fields = [("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", "/v")]
        let proxied = try await site.get("/a/\(analysis.id)", fields, host: "one.example").text()
        #expect(proxied.contains("https://one.example/v/a/\(analysis.id)"))
        #expect(!proxied.contains("http://one.example/a/"))
    }

    @Test func `what has expired is gone from the cache too`() async throws {
        var analysis = Analysis.kept()
        analysis.expires = site.clock.now + .seconds(60)
        try await site.keep(analysis)
        let paths =
            ["", ".json", ".md", ".txt", "/events"].map { "/a/\(analysis.id)" + $0 } + ["/embed/\(analysis.id)"]
        for path in paths { #expect(try await site.get(path).status == .ok) }
        site.clock.advance(by: .seconds(60))
        for path in paths { #expect(try await site.get(path).status.code == 410, "\(path)") }
        let embed = "/oembed?url=http://localhost:8080/a/\(analysis.id)"
        #expect(try await site.get(embed).status.code == 410)
    }

    @Test(arguments: [AnalysisState.queued, .running])
    func `whoever cannot read a page while it is written gets it as it is`(state: AnalysisState) async throws {
        let analysis = try await site.keep(.kept(state))
        let path = "/a/\(analysis.id)"
        for response in [
            try await site.get(path + "?live=0"), try await site.get(path, method: .head),
            try await site.get(path, minorVersion: 0),
        ] {
            #expect(response.status == .ok)
            #expect(response.fields[.refresh] == "5")
            #expect(response.fields[.cacheControl] == "no-store")
            #expect(response.fields[.etag] == nil)
            #expect(try await response.text().hasSuffix("</html>\n"))
        }
        let live = try await site.get(path)
        #expect(live.fields[.refresh] == nil)
        #expect(live.fields[.cacheControl] == "no-store, no-transform")
        #expect(live.fields[.xAccelBuffering] == "no")
        #expect(WatchedBody.reading(live) != nil)
        try await site.delete(analysis.id)
        site.desk.live.end(analysis.id)
    }

    @Test func `a page that answers an old question says so, and only then`() async throws {
        let analysis = try await site.keep(.kept())
        let path = "/a/\(analysis.id)"
        let plain = try await site.text(path, [Analysis.ownerCookie])
        let reused = try await site.text(path + "?reused=1", [Analysis.ownerCookie])
        #expect(plain != reused && reused.contains("You asked the same before"))
        #expect(try await site.text(path, [Analysis.ownerCookie]) == plain)
    }

    @Test func `whoever was sent such a link has asked nothing before`() async throws {
        let analysis = try await site.keep(.kept())
        let path = "/a/\(analysis.id)"
        let plain = try await site.text(path)
        try await site.store.setAltText("not in the cache", of: analysis.id)
        for fields in [[], [("Cookie", "vignette=" + String(repeating: "cd", count: 16))]] {
            #expect(try await site.text(path + "?reused=1", fields) == plain, "from the cache")
        }
    }

    @Test func `a queued one says how many come before it`() async throws {
        let analyses = [try await site.keep(.kept(.queued)), try await site.keep(.kept(.queued))]
        for (index, analysis) in analyses.enumerated() {
            let json = try JSON.parse(try await site.get("/a/\(analysis.id).json").collect())
            #expect(json["position"]?.int == index)
        }
        let done = try await site.keep(.kept())
        #expect(try JSON.parse(try await site.get("/a/\(done.id).json").collect())["position"]?.isNull == true)
        #expect(try await site.text("/a/\(analyses[1].id)?live=0").contains("2nd in line, about 20 min."))
    }

    @Test(arguments: [
        "x", "0123456789abcdefghijklmno", "0123456789ABCDEFGHIJKLMNO", "..", "%2e%2e", "ID.html", "ID.", "ID.json.json",
        "ID%00", "ID.JSON",
    ])
    func `there is no other`(name: String) async throws {
        let analysis = try await site.keep(.kept())
        let code = try await site.get("/a/" + name.replacing("ID", with: analysis.id.text)).status.code
        #expect(code == 404 || code == 400)
    }

    @Test func `the forms for programs`() async throws {
        let analysis = try await site.keep(.kept())
        for (ending, type) in [
            ("json", "application/json"), ("md", "text/markdown; charset=utf-8"), ("txt", "text/plain; charset=utf-8"),
        ] {
            for method in [HTTP.Method.get, .head] {
                let response = try await site.get("/a/\(analysis.id).\(ending)", method: method)
                #expect(response.status == .ok)
                #expect(response.fields[.contentType] == type)
                #expect(response.fields[.cacheControl] == "private, no-cache")
            }
        }
        #expect(try await site.text("/a/\(analysis.id).txt") == "A harbour. It is **blue**.\n")
        let queued = try await site.keep(.kept(.queued))
        #expect(try await site.get("/a/\(queued.id).json").fields[.cacheControl] == "no-store")
        #expect(try await site.text("/a/\(queued.id).txt").isEmpty)
        let failed = try await site.keep(.kept(.failed, "A har"))
        let text = try await site.text("/a/\(failed.id).txt")
        #expect(text.hasPrefix("A har\n\n" + Failure(.upstreamTimeout).message))
    }

    @Test func `markdown around the answer means nothing`() async throws {
        let hostile = "](javascript:alert(1)) <img src=x> # *x*\n\n- y"
        let analysis = try await site.keep(.kept(.failed, "", fileName: hostile))
        let text = try await site.text("/a/\(analysis.id).md")
        for mark in ["](javascript", "<img", "*x"] {
            #expect(text.components(mark).dropLast().allSatisfy { $0.hasSuffix("\\") }, "\(mark)")
        }
        #expect(!text.contains("\n- y"))
        #expect(text.contains("](http://localhost:8080/a/\(analysis.id)/picture/1)"))
    }

    @Test func `the form shows what was asked last, and asks no endpoint`() async throws {
        let own = try await site.keep(.kept())
        let other = try await site.keep(.kept(owner: Owner(.visitor, "other")))
        let form = try await site.get("/?recipe=describe", [Analysis.ownerCookie])
        #expect(form.fields[.cacheControl] == "private, no-cache")
        #expect(form.fields[.vary] == "cookie")
        #expect(form.fields[.setCookie] == nil)
        let text = try await form.text()
        #expect(text.contains(own.id.text) && !text.contains(other.id.text))
        for path in ["/", "/?recipe=%3Cscript%3E", "/?recipe=none"] {
            #expect(!(try await site.text(path)).contains(own.id.text))
        }
    }
}

extension String {
    /// The parts between the places where `separator` stands.
    fileprivate func components(_ separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
