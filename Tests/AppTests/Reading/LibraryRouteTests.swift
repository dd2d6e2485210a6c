import Bytes
import HTTP
import Storage
import Testing
import Vignette

@testable import App

@Suite struct LibraryRouteTests {
    private let site: ReadingSite

    init() throws { site = try ReadingSite() }

    private func fill(_ count: Int) async throws -> [Analysis] {
        let analyses = (0..<count).map { Analysis.kept(.done, "Picture number \($0) of a harbour.") }
        try await site.keep(analyses)
        return analyses.reversed()
    }

    @Test func `a page holds 24, and tells of the next`() async throws {
        let analyses = try await fill(25)
        let first = try await site.text("/library", [Analysis.ownerCookie])
        #expect(first.contains(analyses[0].id.text) && first.contains(analyses[23].id.text))
        #expect(!first.contains(analyses[24].id.text))
        #expect(first.contains("page=2"))
        let second = try await site.text("/library?page=2", [Analysis.ownerCookie])
        #expect(second.contains(analyses[24].id.text) && !second.contains(analyses[0].id.text))
        #expect(!second.contains("page=3"))
    }

    @Test func `it shows what is one's own, and what was looked for`() async throws {
        let own = try await site.keep(.kept(.done, "A lighthouse."))
        let other = try await site.keep(.kept(.done, "A lighthouse too.", owner: Owner(.visitor, "other")))
        let boat = try await site.keep(.kept(.done, "A boat."))
        let found = try await site.text("/library?q=++lighthouse+", [Analysis.ownerCookie])
        #expect(found.contains(own.id.text))
        #expect(!found.contains(other.id.text) && !found.contains(boat.id.text))
        let stranger = try await site.text("/library")
        for analysis in [own, other, boat] { #expect(!stranger.contains(analysis.id.text)) }
        let blank = try await site.text("/library?q=+", [Analysis.ownerCookie])
        #expect(blank.contains(own.id.text) && blank.contains(boat.id.text))
    }

    @Test(arguments: ["0", "100001", "-1", "x", "1.5", "+1", "99999999999999999999", "１"])
    func `a page that cannot be is refused`(page: String) async throws {
        let response = try await site.get("/library?page=" + page, [("Accept", "application/json")])
        #expect(response.status == .badRequest)
        #expect(try JSON.parse(try await response.collect())["field"]?.string == "page")
    }

    @Test(arguments: ["/library?page=100000", "/library?page=", "/library?q=%00", "/library?q=%ff"])
    func `what is odd is answered`(path: String) async throws {
        let code = try await site.get(path, [Analysis.ownerCookie]).status.code
        #expect(code == (path.contains("%") ? 400 : 200))
    }

    @Test func `where people sign in, nobody else lists anything`() async throws {
        let site = try ReadingSite {
            $0.web = .identity
            $0.identityHeader = FieldName("remote-user")
        }
        let mine = try await site.keep(.kept(.done, "A lighthouse.", owner: Owner(.identity, "anna")))
        for path in ["/", "/library", "/library.csv", "/library.jsonl"] {
            #expect(try await site.get(path).status == .unauthorized)
            #expect(try await site.get(path, [("Remote-User", "anna")]).status == .ok)
        }
        #expect(try await site.text("/library", [("Remote-User", "anna")]).contains(mine.id.text))
        #expect(!(try await site.text("/library", [("Remote-User", "berta")])).contains(mine.id.text))
        #expect(try await site.get("/a/\(mine.id)").status == .ok, "whoever has the link may read")
    }
}
