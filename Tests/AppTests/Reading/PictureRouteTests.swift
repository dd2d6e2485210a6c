import HTTP
import Testing
import Vignette

@testable import App

@Suite struct PictureRouteTests {
    private let site: ReadingSite

    init() throws { site = try ReadingSite() }

    @Test func `the exact bytes, by their type, as something that can do nothing`() async throws {
        let analysis = try await site.keep(.sample())
        for (path, picture, name) in [
            ("picture/1", SamplePictures.sent, "1.png"), ("thumbnail/1", SamplePictures.thumbnail, "small-1.webp"),
        ] {
            let response = try await site.get("/a/\(analysis.id)/\(path)")
            #expect(response.status == .ok)
            #expect(try await response.collect() == picture.bytes)
            #expect(response.fields[.contentType] == picture.format.mediaType)
            #expect(response.fields[.etag] == "\"\(picture.digest)\"")
            #expect(response.fields[.cacheControl] == "private, max-age=86400, immutable")
            #expect(response.fields.values(.contentSecurityPolicy) == ["default-src 'none'; sandbox"])
            #expect(response.fields.values(.xContentTypeOptions) == ["nosniff"])
            #expect(response.fields[.crossOriginResourcePolicy] == "cross-origin")
            #expect(
                response.fields[.contentDisposition] == "inline; filename=\"vignette-\(analysis.id)-\(name)\"")
        }
    }

    @Test func `what may still change is asked for again`() async throws {
        let analysis = try await site.keep(.sample(.queued))
        let response = try await site.get("/a/\(analysis.id)/picture/1")
        #expect(try await response.collect() == SamplePictures.master.bytes, "nothing was sent yet")
        #expect(response.fields[.cacheControl] == "private, no-cache")
        let small = try await site.get("/a/\(analysis.id)/thumbnail/1")
        #expect(small.fields[.cacheControl] == "private, max-age=86400, immutable")
        let failed = try await site.keep(.sample(.failed))
        #expect(try await site.get("/a/\(failed.id)/picture/1").fields[.cacheControl] == "private, no-cache")
    }

    @Test func `a browser that has it gets no bytes, and a part is a part`() async throws {
        let analysis = try await site.keep(.sample())
        let path = "/a/\(analysis.id)/picture/1"
        let digest = SamplePictures.sent.digest
        for tag in ["\"\(digest)\"", "W/\"\(digest)\"", "\"x\", \"\(digest)\"", "*"] {
            let response = try await site.get(path, [("If-None-Match", tag)])
            #expect(response.status == .notModified)
            #expect(try await response.collect().isEmpty)
            #expect(response.fields[.etag] == "\"\(digest)\"")
        }
        #expect(try await site.get(path, [("If-None-Match", "\"x\"")]).status == .ok)
        let part = try await site.get(path, [("Range", "bytes=0-3")])
        #expect(part.status == .partialContent)
        #expect(try await part.text() == "what")
    }

    @Test(arguments: ["0", "2", "01", "+1", "-1", "1.0", "99", "999", "x", "1%00", "%31%20", "１"])
    func `there is no other`(number: String) async throws {
        let analysis = try await site.keep(.sample())
        for kind in ["picture", "thumbnail"] {
            let code = try await site.get("/a/\(analysis.id)/\(kind)/\(number)").status.code
            #expect(code == 404 || code == 400)
        }
    }

    @Test func `what was deleted or has expired is gone`() async throws {
        let analysis = try await site.keep(.sample())
        var passing = Analysis.sample()
        passing.expires = site.clock.now + .seconds(60)
        try await site.keep(passing)
        #expect(try await site.get("/a/\(passing.id)/picture/1").status == .ok)
        try await site.delete(analysis.id)
        site.clock.advance(by: .seconds(60))
        for id in [analysis.id, passing.id] {
            for path in ["picture/1", "thumbnail/1"] {
                let response = try await site.get("/a/\(id)/\(path)", [("If-None-Match", "*")])
                #expect(response.status.code == 410)
            }
        }
        #expect(try await site.get("/a/\(Analysis.ID.random())/picture/1").status == .notFound)
        #expect(try await site.get("/a/nothing/picture/1").status == .notFound)
    }
}
