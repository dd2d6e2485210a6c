import Bytes
import HTTP
import Storage
import Testing
import Vignette

@testable import App

@Suite struct CollectionRouteTests {
    private let site: ReadingSite
    private let id = PictureCollection.ID.random()

    init() throws { site = try ReadingSite() }

    private func keep(_ analyses: [Analysis]) async throws {
        let refused = RefusedUpload(
            position: analyses.count, fileName: "</script>.doc",
            failure: Failure(.unsupportedMedia, detail: "the secret detail"))
        try await site.keep(analyses, in: .new(id), refused: [refused])
    }

    @Test func `rows in order, each with its state`() async throws {
        let analyses: [Analysis] = [.kept(), .kept(.failed), .kept(.queued)]
        try await keep(analyses)
        let response = try await site.get("/c/\(id).json", [Analysis.ownerCookie])
        #expect(response.fields[.contentType] == "application/json")
        let bytes = try await response.collect()
        #expect(!String(decoding: bytes, as: UTF8.self).contains("secret"))
        let json = try JSON.parse(bytes)
        #expect(json["id"]?.string == id.text)
        #expect(json["finished"]?.bool == false)
        #expect(json["own"]?.bool == true)
        let rows = try #require(json["rows"]?.array)
        #expect(rows.map { $0["analysis"]?["id"]?.string } == analyses.map(\.id.text) + [nil])
        #expect(rows.map { $0["position"]?.int } == [0, 1, 2, 3])
        #expect(rows.last?["failure"]?["code"]?.string == "unsupported_media")
        #expect(rows.last?["file_name"]?.string == "</script>.doc")
        #expect(json["count"]?["done"]?.int == 1 && json["count"]?["refused"]?.int == 1)
    }

    @Test func `no field has it come again, and nobody keeps it until all is finished`() async throws {
        let queued = Analysis.kept(.queued)
        try await keep([.kept(), queued])
        let response = try await site.get("/c/\(id)")
        #expect(response.status == .ok)
        #expect(response.fields[.refresh] == nil)
        #expect(response.fields[.cacheControl] == "no-store")
        try await site.finish(queued.id, .done(Answer(text: "A boat.")))
        let finished = try await site.get("/c/\(id)")
        #expect(finished.fields[.cacheControl] == "private, no-cache")
        #expect(try await finished.text().contains("/a/\(queued.id)"))
    }

    @Test func `what has expired is left out, and a collection of nothing else is gone`() async throws {
        var (first, second) = (Analysis.kept(), Analysis.kept())
        first.expires = site.clock.now + .seconds(10)
        second.expires = site.clock.now + .seconds(20)
        try await keep([first, second])
        site.clock.advance(by: .seconds(10))
        let json = try JSON.parse(try await site.get("/c/\(id).json").collect())
        #expect(json["rows"]?.array?.compactMap { $0["analysis"]?["id"]?.string } == [second.id.text])
        site.clock.advance(by: .seconds(10))
        #expect(try await site.get("/c/\(id)").status.code == 410)
    }

    @Test(arguments: ["x", "0123456789abcdefghijklmno", "ID.md", "ID.json.json", "ID."])
    func `there is no other`(name: String) async throws {
        try await keep([.kept()])
        #expect(try await site.get("/c/" + name.replacing("ID", with: id.text)).status == .notFound)
    }
}
