import Bytes
import FoundationEssentials
import HTTP
import Testing

@testable import App

@Suite struct AssetsTests {
    private func assets(_ files: [String: String]) throws -> Assets {
        let folder = try TemporaryFolder(files)
        return try withExtendedLifetime(folder) { try Assets(folder: folder.path) }
    }

    private func answer(_ assets: Assets, _ name: String, encodings: String? = nil) throws -> Response {
        var request = Request.make(.get, "/", fields: encodings.map { [("Accept-Encoding", $0)] } ?? [])
        let path = try #require(assets.path(of: name))
        request.parameters["name"] = String(path.dropFirst("/assets/".count))
        return try assets.response(for: request)
    }

    private static let css = String(repeating: "body { color: red }\n", count: 50)

    @Test func `names hold a hash of the content`() throws {
        let one = try #require(try assets(["style.css": "a"]).path(of: "style.css"))
        let same = try assets(["style.css": "a", "b.js": "c"]).path(of: "style.css")
        let other = try assets(["style.css": "b"]).path(of: "style.css")
        // printf a | sha256sum
        #expect(one == "/assets/style.ca978112ca1bbdca.css")
        #expect(same == one && other != one && other != nil)
    }

    @Test(arguments: [
        ("app.min.js", "/assets/app.ca978112ca1bbdca.min.js"), ("LICENSE", "/assets/LICENSE.ca978112ca1bbdca"),
        ("a b#?.css", "/assets/a%20b%23%3F.ca978112ca1bbdca.css"),
    ])
    func `names of other forms are held too`(name: String, path: String) throws {
        #expect(try assets([name: "a"]).path(of: name) == path)
    }

    @Test func `content is served in both forms`() async throws {
        let assets = try assets(["style.css": Self.css, "tiny.svg": "<svg/>"])
        let plain = try answer(assets, "style.css")
        #expect(try await plain.text() == Self.css)
        #expect(plain.fields[.contentType] == "text/css; charset=utf-8")
        #expect(plain.fields[.cacheControl] == "public, max-age=31536000, immutable")
        let gzipped = try answer(assets, "style.css", encodings: "gzip")
        #expect(gzipped.fields[.contentEncoding] == "gzip" && gzipped.fields[.etag] != plain.fields[.etag])
        #expect(try Gzip.decompress(try await gzipped.collect(), limit: 10_000) == Array(Self.css.utf8))
        // What does not shrink is sent plain to everyone.
        #expect(try answer(assets, "tiny.svg", encodings: "gzip").fields[.contentEncoding] == nil)
    }

    @Test(arguments: ["style.css", "", "..", "../secret", "style.0000000000000000.css", ".hidden", "folder"])
    func `the plain name, hidden files and folders are not served`(name: String) throws {
        let assets = try assets(["style.css": "a", ".hidden": "b", "folder/inner.css": "c"])
        #expect(assets.path(of: ".hidden") == nil && assets.path(of: "folder") == nil)
        var request = Request.make()
        request.parameters["name"] = name
        #expect(throws: HTTPError.self) { try assets.response(for: request) }
    }

    @Test func `a missing folder stops the start in one line that says what to do`() {
        let error = #expect(throws: StartError.self) { try Assets(folder: "/nowhere/Public") }
        #expect(
            error?.description
                == "cannot read the folder /nowhere/Public (No such file or directory): --root names the folder that "
                + "holds Public")
    }

    @Test func `a file that is too large or cannot be read stops it too`() throws {
        let folder = try TemporaryFolder(["large.bin": String(repeating: "x", count: (4 << 20) + 1)])
        let large = #expect(throws: StartError.self) { try Assets(folder: folder.path) }
        #expect(large?.description == "cannot read \(folder.path)/large.bin: larger than 4194304 bytes")
        let broken = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: broken.path + "/gone.css", withDestinationPath: broken.path + "/nowhere")
        let gone = #expect(throws: StartError.self) { try Assets(folder: broken.path) }
        #expect(gone?.description == "cannot read \(broken.path)/gone.css: No such file or directory")
    }
}
