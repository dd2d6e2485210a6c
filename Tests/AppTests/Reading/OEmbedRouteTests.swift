import Bytes
import FoundationEssentials
import HTTP
import Storage
import Testing
import TestSupport
import Vignette

@testable import App

@Suite struct OEmbedRouteTests {
    private let site: ReadingSite

    init() throws { site = try ReadingSite() }

    private func get(_ id: Analysis.ID, _ more: String = "") async throws -> Response {
        try await site.get("/oembed?url=http%3A%2F%2Flocalhost%3A8080%2Fa%2F\(id)\(more)")
    }

    @Test func `a rich thing with all that it needs`() async throws {
        let analysis = try await site.keep(.kept())
        let response = try await get(analysis.id)
        #expect(response.status == .ok)
        #expect(response.fields[.contentType] == "application/json")
        let json = try JSON.parse(try await response.collect())
        let base = "http://localhost:8080"
        #expect(json["version"]?.string == "1.0")
        #expect(json["type"]?.string == "rich")
        #expect(json["title"]?.string == "A harbour.")
        #expect(json["provider_name"]?.string == "Vignette")
        #expect(json["provider_url"]?.string == base + "/")
        #expect(json["thumbnail_url"]?.string == "\(base)/a/\(analysis.id)/thumbnail/1")
        #expect(json["thumbnail_width"]?.int == 320 && json["thumbnail_height"]?.int == 240)
        let html = try #require(json["html"]?.string)
        #expect(html.contains("<iframe ") && html.contains("\(base)/embed/\(analysis.id)"))
        #expect(html.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""))
        let (width, height) = (try #require(json["width"]?.int), try #require(json["height"]?.int))
        #expect(width > 0 && height > 0)
        #expect(html.contains("width=\"\(width)\"") && html.contains("height=\"\(height)\""))
    }

    @Test(arguments: [(1, 1), (100, 500), (320, 240), (319, 240), (320, 239), (999_999, 999_999)])
    func `it is never larger than asked for`(width: Int, height: Int) async throws {
        let analysis = try await site.keep(.kept())
        let response = try await get(analysis.id, "&maxwidth=\(width)&maxheight=\(height)")
        let json = try JSON.parse(try await response.collect())
        #expect((1...width).contains(json["width"]?.int ?? 0))
        #expect((1...height).contains(json["height"]?.int ?? 0))
        let fits = width >= 320 && height >= 240
        for name in ["thumbnail_url", "thumbnail_width", "thumbnail_height"] {
            #expect((json[name] != nil) == fits, "all three or none")
        }
    }

    @Test(arguments: [
        ("maxwidth=0", 400), ("maxwidth=-1", 400), ("maxwidth=x", 400), ("maxheight=", 200), ("maxheight=1.5", 400),
        ("maxwidth=+1", 400), ("maxwidth=000", 400), ("maxwidth=99999999999999999999", 200), ("maxheight=1000000", 200),
        ("format=yaml", 501), ("format=", 501), ("format=JSON", 501),
        ("format=json", 200), ("format=xml", 200), ("maxwidth=10&maxheight=10&format=xml", 200),
    ])
    func `what cannot be had is refused`(query: String, code: Int) async throws {
        let analysis = try await site.keep(.kept())
        #expect(try await get(analysis.id, "&" + query).status.code == code)
    }

    @Test func `other addresses are unknown`() async throws {
        let analysis = try await site.keep(.kept())
        for (query, code) in [
            ("", 400), ("?url=", 400), ("?format=json", 400), ("?url=http://evil.example/a/\(analysis.id)", 404),
            ("?url=http://localhost:8080/a/\(Analysis.ID.random())", 404), ("?url=http://localhost:8080/", 404),
            ("?url=http://localhost:8080/a/\(analysis.id).json", 404),
            ("?url=http://localhost:8080/embed/\(analysis.id)", 200),
        ] {
            #expect(try await site.get("/oembed" + query).status.code == code, "\(query)")
        }
        try await site.delete(analysis.id)
        #expect(try await get(analysis.id).status.code == 410)
    }

    @Test func `the world's name for this server counts, and stands in the answer`() async throws {
        let site = try ReadingSite { $0.publicURL = PublicURL("https://pictures.example/v") }
        let analysis = try await site.keep(.kept())
        let path = "/oembed?url=https://pictures.example/v/a/\(analysis.id)"
        let json = try JSON.parse(try await site.get(path).collect())
        #expect(json["provider_url"]?.string == "https://pictures.example/v/")
        #expect(json["html"]?.string?.contains("https://pictures.example/v/embed/") == true)
        let inside = try await site.get("/v/oembed?url=http://localhost:8080/v/a/\(analysis.id)")
        #expect(inside.status == .ok, "as it was called")
    }

    @Test func `where nobody may frame it, it is a link`() async throws {
        let site = try ReadingSite { $0.frameAncestors = .nobody }
        let analysis = try await site.keep(.kept())
        let path = "/oembed?url=http://localhost:8080/a/\(analysis.id)"
        let json = try JSON.parse(try await site.get(path).collect())
        #expect(json["type"]?.string == "link")
        #expect(json["html"] == nil && json["width"] == nil)
        #expect(json["thumbnail_url"] != nil)
    }

    @Test(arguments: [
        "</title><script>alert(1)</script>", "a & b < c > d \"e\" 'f'", "\u{0}\u{1}\u{8}\u{B}\u{1F} x", "]]>", "&#0;",
        "\u{FFFE}\u{FFFF}x", "🙂 é", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    ])
    func `no title breaks either format`(text: String) async throws {
        let analysis = try await site.keep(.kept(.done, "", fileName: text))
        let json = try JSON.parse(try await get(analysis.id).collect())
        let title = try #require(json["title"]?.string)
        let xml = try await get(analysis.id, "&format=xml")
        #expect(xml.fields[.contentType] == "text/xml; charset=utf-8")
        let source = try await xml.text()
        #expect(
            !source.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0xFFFE...0xFFFF).contains($0.value) })
        let start = try #require(source.firstRange(of: "<title>")?.upperBound)
        let end = try #require(source.firstRange(of: "</title>")?.lowerBound)
        let inside = source[start..<end]
        #expect(!inside.contains("<") && !inside.contains("\""))
        let read = inside.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        let legal = title.unicodeScalars.map { scalar in
            let isLegal = scalar.value >= 0x20 && !(0xFFFE...0xFFFF).contains(scalar.value)
            return isLegal || scalar == "\n" || scalar == "\t" ? String(scalar) : "\u{FFFD}"
        }
        #expect(read == legal.joined())
    }
}
