import HTTP
import Pages
import Testing
import Vignette

@testable import App

@Suite struct PageCacheTests {
    private let cache = PageCache(limit: 200_000)
    private let now = Timestamp(milliseconds: 1_767_323_045_678)
    private let here = Frame(prefix: "", baseURL: "http://localhost")

    private func page(
        _ analysis: Analysis, isOwner: Bool = false, in frame: Frame? = nil, models: [String] = [], _ text: String = "x"
    ) throws -> KeptPage {
        try page(analysis, .whole(models: models), isOwner: isOwner, in: frame, text)
    }

    private func page(
        _ analysis: Analysis, _ form: KeptPage.Form, isOwner: Bool = false, in frame: Frame? = nil, _ text: String
    ) throws -> KeptPage {
        try KeptPage(
            analysis, form, isForOwner: isOwner, in: frame ?? here, made: now, bytes: Array(text.utf8), vary: "cookie")
    }

    private func find(
        _ id: Analysis.ID, _ viewer: Owner? = nil, _ frame: Frame? = nil, models: [String] = [],
        at moment: Timestamp? = nil
    ) async throws -> String? {
        try await find(id, .whole(models: models), viewer, frame, at: moment)
    }

    private func find(
        _ id: Analysis.ID, _ form: KeptPage.Form, _ viewer: Owner? = nil, _ frame: Frame? = nil,
        at moment: Timestamp? = nil
    ) async throws -> String? {
        let page = cache.page(id, form, viewer: viewer, frame: frame ?? here, at: moment ?? now)
        return try await page?.response(gzipped: false).text()
    }

    @Test func `owner and others, and each name of the server, have their own`() async throws {
        let analysis = Analysis.kept()
        let there = Frame(prefix: "/v", baseURL: "https://there.example/v")
        let signed = Frame(prefix: "", baseURL: "http://localhost", identity: "anna")
        cache.keep(try page(analysis, "reader"), since: cache.mark)
        cache.keep(try page(analysis, isOwner: true, "owner"), since: cache.mark)
        cache.keep(try page(analysis, in: there, "there"), since: cache.mark)
        cache.keep(try page(analysis, in: signed, "anna"), since: cache.mark)
        #expect(try await find(analysis.id) == "reader")
        #expect(try await find(analysis.id, Owner(.visitor, "other")) == "reader")
        #expect(try await find(analysis.id, Owner(.identity, analysis.owner.name)) == "reader")
        #expect(try await find(analysis.id, analysis.owner) == "owner")
        #expect(try await find(analysis.id, nil, there) == "there")
        #expect(try await find(analysis.id, analysis.owner, there) == nil)
        #expect(try await find(analysis.id, nil, signed) == "anna")
        #expect(try await find(analysis.id, models: ["new"]) == nil)
        #expect(try await find(.random()) == nil)
    }

    @Test func `what is embedded stands beside the page, in each theme`() async throws {
        let analysis = Analysis.kept()
        cache.keep(try page(analysis, "page"), since: cache.mark)
        cache.keep(try page(analysis, .embedded(nil), "plain"), since: cache.mark)
        cache.keep(try page(analysis, .embedded(.dark), "old"), since: cache.mark)
        cache.keep(try page(analysis, .embedded(.dark), "dark"), since: cache.mark)
        cache.keep(try page(analysis, models: ["new"], "newer"), since: cache.mark)
        #expect(try await find(analysis.id, .embedded(nil)) == "plain")
        #expect(try await find(analysis.id, .embedded(.dark)) == "dark")
        #expect(try await find(analysis.id, .embedded(.light)) == nil)
        #expect(try await find(analysis.id) == nil)
        #expect(try await find(analysis.id, models: ["new"]) == "newer")
    }

    @Test func `a change removes every page of an analysis, and none of others`() async throws {
        let (first, second) = (Analysis.kept(), Analysis.kept())
        for analysis in [first, second] {
            cache.keep(try page(analysis), since: cache.mark)
            cache.keep(try page(analysis, isOwner: true), since: cache.mark)
        }
        cache.remove(first.id)
        #expect(try await find(first.id) == nil)
        #expect(try await find(first.id, first.owner) == nil)
        #expect(try await find(second.id) == "x")
    }

    @Test func `what was changed while it was made is not kept`() async throws {
        let analysis = Analysis.kept()
        let mark = cache.mark
        cache.remove(analysis.id)
        cache.keep(try page(analysis), since: mark)
        #expect(try await find(analysis.id) == nil)
    }

    @Test func `a page with another version takes the place of all`() async throws {
        var analysis = Analysis.kept()
        cache.keep(try page(analysis, "old"), since: cache.mark)
        analysis.version += 1
        cache.keep(try page(analysis, isOwner: true, "new"), since: cache.mark)
        #expect(try await find(analysis.id) == nil)
        #expect(try await find(analysis.id, analysis.owner) == "new")
    }

    @Test func `nothing is shown after it has expired, or for too long`() async throws {
        var analysis = Analysis.kept()
        analysis.expires = now + .seconds(5)
        cache.keep(try page(analysis), since: cache.mark)
        #expect(try await find(analysis.id, at: now + .seconds(4)) == "x")
        #expect(try await find(analysis.id, at: now + .seconds(5)) == nil)
        let lasting = Analysis.kept()
        cache.keep(try page(lasting), since: cache.mark)
        #expect(try await find(lasting.id, at: now + .seconds(599)) == "x")
        #expect(try await find(lasting.id, at: now + .seconds(600)) == nil)
    }

    @Test func `it stays within its bound and keeps what is read`() async throws {
        let popular = Analysis.kept()
        cache.keep(try page(popular), since: cache.mark)
        var analyses: [Analysis] = []
        var isKept = true
        for _ in 0..<500 {
            let analysis = Analysis.kept()
            cache.keep(try page(analysis, String(repeating: "y", count: 900)), since: cache.mark)
            analyses.append(analysis)
            isKept = try await find(popular.id) == "x" && isKept
        }
        #expect(isKept)
        #expect(cache.byteCount <= 200_000 + 10_000)
        let first = try #require(analyses.first)
        #expect(try await find(first.id) == nil)
        let last = try #require(analyses.last)
        #expect(try await find(last.id) != nil)
    }

    @Test func `many names of one server do not make it grow`() throws {
        let analysis = Analysis.kept()
        for number in 0..<100 {
            let frame = Frame(prefix: "", baseURL: "http://host\(number)")
            cache.keep(try page(analysis, in: frame), since: cache.mark)
        }
        #expect(cache.byteCount <= 8 * 3000)
    }

    @Test func `what is too large for it is left out`() async throws {
        let analysis = Analysis.kept()
        let large = String((0..<60_000).map { _ in Character(Unicode.Scalar(UInt8.random(in: 33...126))) })
        cache.keep(try page(analysis, large), since: cache.mark)
        #expect(try await find(analysis.id) == nil)
        #expect(cache.byteCount == 0)
    }
}
