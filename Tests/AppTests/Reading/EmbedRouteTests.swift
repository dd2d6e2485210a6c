import Bytes
import HTTP
import Storage
import Testing
import Vignette

@testable import App

@Suite struct EmbedRouteTests {
    @Test(arguments: [("*", "*"), ("none", "'none'"), ("https://blog.example", "https://blog.example")])
    func `the settings say who may frame it, and no other policy does`(setting: String, sources: String) async throws {
        let ancestors = try #require(FrameAncestors(setting))
        let site = try ReadingSite { $0.frameAncestors = ancestors }
        let analysis = try await site.keep(.kept())
        let response = try await site.get("/embed/\(analysis.id)", [Analysis.ownerCookie])
        let policies = response.fields.values(.contentSecurityPolicy)
        #expect(policies.count == 1)
        #expect(policies.first?.hasSuffix("frame-ancestors \(sources)") == true)
        #expect(policies.first?.contains("script-src") == false)
        let other = try await site.get("/a/\(analysis.id)").fields.values(.contentSecurityPolicy)
        #expect(other.count == 1 && other.first?.contains("frame-ancestors 'none'") == true)
    }

    @Test func `it is the same for everybody and sets no cookie`() async throws {
        let site = try ReadingSite()
        let analysis = try await site.keep(.kept())
        let path = "/embed/\(analysis.id)"
        let plain = try await site.get(path)
        let owners = try await site.get(path, [Analysis.ownerCookie])
        let text = try await plain.text()
        #expect(try await owners.text() == text)
        #expect(text.contains("<strong>blue</strong>"))
        for response in [plain, owners] {
            #expect(response.fields[.setCookie] == nil)
            #expect(response.fields[.cacheControl] == "private, no-cache")
            #expect(response.fields[.crossOriginResourcePolicy] == "cross-origin")
        }
        let tag = try #require(plain.fields[.etag])
        #expect(try await site.get(path, [("If-None-Match", tag)]).status == .notModified)
        #expect(!text.contains("<form") && !text.contains("<script"))
    }

    @Test(arguments: [("*", "*"), ("none", "'none'"), ("https://blog.example", "https://blog.example")])
    func `what is gone says so in the same frames`(setting: String, sources: String) async throws {
        let ancestors = try #require(FrameAncestors(setting))
        let site = try ReadingSite { $0.frameAncestors = ancestors }
        let analysis = try await site.keep(.kept())
        let path = "/embed/\(analysis.id)"
        #expect(try await site.get(path).status == .ok)
        try await site.delete(analysis.id)
        for (path, code) in [
            (path, 410), ("/embed/\(Analysis.ID.random())", 404), ("/embed/x", 404), (path + "?%", 400),
        ] {
            let response = try await site.get(path, [("Accept", "text/html")])
            #expect(response.status.code == code)
            let policies = response.fields.values(.contentSecurityPolicy)
            #expect(policies.count == 1 && policies.first?.hasSuffix("frame-ancestors \(sources)") == true)
            #expect(response.fields.values(.cacheControl) == ["no-store"])
            #expect(response.fields[.contentType] == "text/plain; charset=utf-8")
            if code == 410 { #expect(try await response.text() == Failure(.gone).message + "\n") }
        }
    }

    @Test func `finished ones are kept, and sent compressed`() async throws {
        let site = try ReadingSite()
        let analysis = try await site.keep(.kept())
        let path = "/embed/\(analysis.id)"
        let pages = [try await site.text(path), try await site.text(path + "?theme=dark")]
        let page = try await site.text("/a/\(analysis.id)")
        try await site.store.setAltText("Boats in the evening", of: analysis.id)
        #expect(try await [site.text(path), site.text(path + "?theme=dark")] == pages, "nobody has told yet")
        #expect(try await site.text("/a/\(analysis.id)") == page)
        let gzipped = try await site.get(path, [("Accept-Encoding", "gzip")])
        #expect(gzipped.fields[.contentEncoding] == "gzip" && gzipped.fields[.vary] == "accept-encoding")
        #expect(try Gzip.decompress(try await gzipped.collect(), limit: 1 << 20) == Array(pages[0].utf8))
        #expect(gzipped.fields.values(.contentSecurityPolicy).count == 1)
        site.desk.changed(analysis.id)
        #expect(try await site.text(path).contains("Boats in the evening"))
    }

    @Test func `an unfinished one comes again by itself`() async throws {
        let site = try ReadingSite()
        let analysis = try await site.keep(.kept(.queued))
        let response = try await site.get("/embed/\(analysis.id)")
        #expect(response.fields[.refresh] == "5")
        #expect(response.fields[.cacheControl] == "no-store")
        #expect(response.fields[.etag] == nil)
    }

    @Test func `it is light or dark where that is asked for`() async throws {
        let site = try ReadingSite()
        let analysis = try await site.keep(.kept())
        let path = "/embed/\(analysis.id)"
        let plain = try await site.text(path)
        let dark = try await site.text(path + "?theme=dark")
        let light = try await site.text(path + "?theme=light")
        #expect(Set([plain, dark, light]).count == 3)
        for other in ["auto", "", "%3Cscript%3E"] { #expect(try await site.text(path + "?theme=" + other) == plain) }
    }
}
