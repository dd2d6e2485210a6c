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
