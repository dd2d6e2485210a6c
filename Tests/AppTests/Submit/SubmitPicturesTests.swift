import Bytes
import Foundation
import HTTP
import TestSupport
import Testing
import Vignette

@testable import App

/// The pictures of a submission, in every form in which they may come.
@Suite struct SubmitPicturesTests {
    private static let base64 = "Z29vZA=="

    @Test func `without a picture there is a friendly word`() async throws {
        let bench = try TestDesk()
        var empty = FormParts([("recipe", "ask"), ("prompt", "")])
        empty.add("image", file: "", [], type: "application/octet-stream")
        for form in [
            FormParts(), empty, FormParts([("image", "")]), FormParts([("image", " \r\n")]),
            .pictures(["x"], name: "photo"),
        ] {
            let reply = try await bench.post(form)
            #expect(reply.code == .noPicture && reply.status == 400)
            #expect(reply.failure?.message == "Please upload an image to get started.")
        }
    }

    @Test(arguments: ["image", "images", "file", "image[]", "images[]", "file[]"])
    func `a picture goes by several names`(name: String) async throws {
        let bench = try TestDesk()
        let analysis = try #require(try await bench.analysis(try await bench.post(.pictures(["good"], name: name))))
        #expect(analysis.pictures.count == 1 && analysis.pictures[0].fileName == "1.jpg")
        let kept = try await bench.store.picture(analysis.pictures[0].master.digest)
        #expect(kept.bytes == Array("good".utf8))
    }

    @Test(arguments: [
        (base64, String?.none), ("data:image/png;base64,\(base64)", "image/png"),
        ("DATA:IMAGE/PNG;BASE64,\(base64)", "image/png"), ("  \(base64)\r\n", nil),
        ("data:;base64,\(base64)", "text/plain"),
        ("data:image/heic;name=a.heic;base64,\(base64)\n", "image/heic"),
    ])
    func `a picture may come as text`(text: String, type: String?) async throws {
        let preparer = ScriptedPreparer()
        let bench = try TestDesk(preparer: preparer)
        #expect(try await bench.post(FormParts([("image", text)])).status == 303)
        #expect(preparer.uploads.map(\.bytes) == [Array("good".utf8)])
        #expect(preparer.uploads.map(\.claimedType) == [type])
    }

    @Test(arguments: [
        "http://example.org/a.jpg", "HTTPS://EXAMPLE.ORG", " http:127.0.0.1", "ftp://a", "file:///etc/passwd",
        "blob:https://a/1", "javascript:alert(1)", "gopher://x",
    ])
    func `an address is refused, wherever it leads`(text: String) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(FormParts([("image", text)]))
        #expect(reply.code == .remoteImageRefused && reply.status == 400)
        #expect(
            reply.failure?.message == "Images must be sent inline as data URIs; HTTP URLs are not supported.")
    }

    @Test(arguments: ["image", "url", "image_url"])
    func `where pictures are fetched, private addresses are refused`(name: String) async throws {
        let bench = try TestDesk { $0.remoteImages = .fetch }
        for (text, message) in [
            (" http://127.0.0.1/a.jpg\n", "No public server sends a whole picture from this address."),
            ("HTTPS://LOCALHOST", "No public server sends a whole picture from this address."),
            ("http:127.0.0.1", "The address of the picture cannot be read, or is not one of http or https."),
            ("file:///etc/passwd", "The address of the picture cannot be read, or is not one of http or https."),
        ] {
            let reply = try await bench.post(FormParts([(name, text)]))
            #expect(reply.code == .remoteImageRefused && reply.status == 400)
            #expect(reply.failure?.message == message)
        }
        // What comes as data is taken as ever.
        #expect(try await bench.post(FormParts([(name, Self.base64)])).status == 303)
    }

    @Test(arguments: [
        "Z29vZA", "Z29v\r\nZA==", "Z29v ZA==", "nonsense!", "data:image/png,abc", "data:image/png;base64",
        "data:image/png;base64,@@@@", "data:image/png;base64,Z29vZA", "data:nonsense;base64,Z29vZA==", "//x/y.png",
        "Z29vZB==", "Z29vZA==,Z29vZA==", "Z29vZA-_",
    ])
    func `text that is neither is refused`(text: String) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(FormParts([("image", text)]))
        #expect(reply.code == .invalidRequest && reply.status == 400 && reply.failure?.field == "image")
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `every address of the corpus is refused`() async throws {
        let pool = try await AppPool.shared
        for remoteImages in RemoteImages.allCases {
            let bench = try TestDesk(preparer: pool) { $0.remoteImages = remoteImages }
            for row in try Corpus.rows("ssrf_urls.jsonl") {
                let url = try #require(row["url"]?.string)
                let reply = try await bench.post(FormParts([("image", url)]))
                #expect([400, 413, 415, 422].contains(reply.status), "\(url) \(reply)")
                guard url.lowercased().hasPrefix("http"), !url.contains("mozilla") || remoteImages == .reject else {
                    continue
                }
                #expect(reply.code == .remoteImageRefused, "\(url)")
            }
        }
    }

    @Test func `a file may have no name, and a name no file`() async throws {
        let preparer = ScriptedPreparer()
        let bench = try TestDesk(preparer: preparer)
        var form = FormParts()
        form.add("image", file: nil, Array("one".utf8), type: "image/webp")
        form.add("image", file: "", Array("two".utf8), type: nil)
        form.add("image", file: "../C:\\x\\three.jpg", Array("three".utf8), type: "application/octet-stream")
        let collection = try #require(try await bench.post(form).collection)
        let analyses = try await bench.store.collection(collection).analyses
        #expect(analyses.map { $0.pictures[0].fileName } == [nil, nil, "three.jpg"])
        #expect(preparer.uploads.map(\.claimedType) == ["image/webp", nil, nil])
        var empty = FormParts()
        empty.add("image", file: "empty.jpg", [])
        let reply = try await bench.post(empty)
        #expect(reply.code == .decodeFailed && reply.failure?.message.contains("empty") == true)
    }

    @Test func `a picture that is too large is told its size`() async throws {
        let bench = try TestDesk { $0.maxUploadMB = 1 }
        let large = [UInt8](repeating: 65, count: 1_572_864)
        var file = FormParts()
        file.add("image", file: "a.jpg", large)
        let reply = try await bench.post(file)
        #expect(reply.code == .tooLarge && reply.status == 413)
        #expect(reply.failure?.message == "The picture is 1.5 MB; at most 1 MB are allowed.")
        let text = String(decoding: Base64.encode(large), as: UTF8.self)
        for image in [text, "data:image/png;base64," + text] {
            #expect(try await bench.post(FormParts([("image", image)])).code == .tooLarge)
        }
        // As large as allowed, in every form.
        let most = [UInt8](repeating: 65, count: 1_048_576)
        var good = FormParts([
            ("image", "data:image/png;base64," + String(decoding: Base64.encode(most), as: UTF8.self))
        ])
        good.add("image", file: "b.jpg", most)
        #expect(try await bench.post(good).collection != nil)
    }

    @Test func `a body that is too large is refused before it is read`() async throws {
        let bench = try TestDesk { $0.maxUploadMB = 1 }
        var form = FormParts()
        for name in ["1", "2", "3", "4", "5"] {
            form.add("image", file: name, [UInt8](repeating: 65, count: 1_048_576))
        }
        form.add("image", file: "6", [UInt8](repeating: 65, count: 1000))
        let reply = try await bench.post(form)
        #expect(reply.status == 413 && reply.code == .tooLarge)
    }

    @Test func `what is kept is a master with its thumbnail`() async throws {
        let preparer = ScriptedPreparer()
        let bench = try TestDesk(preparer: preparer) { $0.upstreamFormats = [.jpeg, .png, .webp] }
        let analysis = try #require(try await bench.analysis(try await bench.post(.picture())))
        #expect(preparer.preparations == [Preparation(fit: .master, formats: [.jpeg, .png, .webp], thumbnail: true)])
        let thumbnail = try #require(analysis.pictures[0].thumbnail)
        #expect(try await bench.store.picture(thumbnail.digest).bytes == Array("small good".utf8))
        #expect(analysis.pictures[0].receipt.claimedType == "image/jpeg" && analysis.pictures[0].sent == nil)
        let plain = ScriptedPreparer()
        _ = try await TestDesk(preparer: plain).post(.picture())
        #expect(plain.preparations.map(\.formats) == [[.jpeg, .png]])
    }

    @Test(arguments: [1, 7, 100, 65_536])
    func `pictures keep their order, two at a time`(pieces: Int) async throws {
        let preparer = ScriptedPreparer { for _ in 0..<10 { await Task.yield() } }
        let bench = try TestDesk(preparer: preparer)
        let names = (1...9).map { "picture \($0)" }
        let collection = try #require(try await bench.post(.pictures(names), pieces: pieces).collection)
        let analyses = try await bench.store.collection(collection).analyses
        var kept: [String] = []
        for analysis in analyses {
            let picture = try await bench.store.picture(analysis.pictures[0].master.digest)
            kept.append(String(decoding: picture.bytes, as: UTF8.self))
        }
        #expect(kept == names)
        #expect(preparer.most <= 2)
    }

    @Test func `fifty are taken, and one more is too many`() async throws {
        let bench = try TestDesk()
        let names = (1...50).map { "picture \($0)" }
        let collection = try #require(try await bench.post(.pictures(names)).collection)
        #expect(try await bench.store.collection(collection).rows.count == 50)
        let reply = try await bench.post(.pictures(names + ["a", "b"]))
        #expect(reply.code == .tooManyPictures && reply.failure?.message.contains("52") == true)
        #expect(try await bench.queued() == 50)
    }

    @Test func `the sample is for those who have no picture`() async throws {
        let preparer = ScriptedPreparer()
        let bench = try TestDesk(preparer: preparer)
        let sample = try #require(try await bench.analysis(try await bench.post(FormParts([("sample", "1")]))))
        #expect(sample.pictures[0].fileName == "sample.jpg" && preparer.uploads[0].bytes == TestDesk.sample)
        #expect(try await bench.post(FormParts([("sample", " ")])).code == .noPicture)
        let own = try #require(try await bench.analysis(try await bench.post(.picture([("sample", "1")]))))
        #expect(own.pictures.map(\.fileName) == ["1.jpg"])
    }

    @Test(arguments: ["busy", "fault"])
    func `what is no picture's fault keeps the whole form from being kept`(content: String) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.pictures(["good", content, "good"]))
        #expect(reply.code == (content == "busy" ? .busy : .internal))
        #expect(try await bench.queued() == 0)
        if content == "busy" { #expect(reply.failure?.retryAfter == 7 && reply.status == 503) }
    }

    @Test func `a real picture goes the whole way`() async throws {
        let bench = try TestDesk(preparer: try await AppPool.shared)
        let png =
            "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAQ0lEQVR42u3PQQkAAAgEsAtx/fMYywp+hcEKLNO+FgEBAQEBAQEB"
            + "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQGBqwWCrkCm+JXj0AAAAABJRU5ErkJggg=="
        var form = FormParts([("image", "data:image/jpeg;base64," + png)])
        form.add("file", file: "notes.jpg", Array("PK\u{3}\u{4} no picture at all".utf8))
        let reply = try await bench.post(form)
        let collection = try #require(reply.collection, "\(reply)")
        let rows = try await bench.store.collection(collection).rows
        guard case .analysis(let analysis) = rows[0], case .refused(let refused) = rows[1] else {
            Issue.record("\(rows)")
            return
        }
        #expect(analysis.pictures[0].master.size == PictureSize(width: 64, height: 48))
        #expect(analysis.pictures[0].receipt.foundType == "image/png")
        #expect(analysis.pictures[0].receipt.claimedType == "image/jpeg")
        #expect(refused.fileName == "notes.jpg" && refused.failure.code == .unsupportedMedia)
    }
}
