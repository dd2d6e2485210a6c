import Bytes
import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// Pictures of programs: what goes on as it came, and what is prepared first.
@Suite struct ChatPictureTests {
    private static func url(_ bytes: [UInt8], type: String = "image/png") -> String {
        #"{"url":"data:\#(type);base64,\#(SentPicture.base64(bytes))"}"#
    }

    private static func sent(_ desk: ChatDesk) -> [String] {
        let messages = desk.service.json?["messages"]?.array ?? []
        return messages.flatMap { $0["content"]?.array ?? [] }.compactMap { $0["image_url"]?["url"]?.string }
    }

    @Test func `what the gate passes goes on untouched, and nobody prepares it`() async throws {
        let desk = try ChatDesk()
        let question = SentPicture.question([Self.url(SentPicture.png()), Self.url(SentPicture.png(32, 900))])
        let reply = try await desk.post(question)
        #expect(reply.status == 200 && desk.service.body == question && desk.preparer.uploads.isEmpty)
        #expect(desk.service.asked.first?.pictureCount == 2)
        let sizes = desk.service.readings.first?.pictures.map(\.size)
        #expect(sizes == [PictureSize(width: 64, height: 64), PictureSize(width: 32, height: 900)])
        let tokens = (sizes ?? []).reduce(0) { $0 + TokenEstimate.tokens(for: $1) }
        #expect(reply.fields[.imageTokens] == "\(tokens)" && tokens > 0)
    }

    private static let imperfect: [[UInt8]] = [
        SentPicture.png(31, 64), SentPicture.png(64, 1), Array(SentPicture.png().dropLast()), SentPicture.png() + [0],
        Array("GIF89a not looked at".utf8), Array("anything".utf8),
    ]

    @Test(arguments: imperfect)
    func `all else is prepared in full`(bytes: [UInt8]) async throws {
        let desk = try ChatDesk { $0.fit = .small }
        let good = Self.url(SentPicture.png())
        let reply = try await desk.post(SentPicture.question([good, Self.url(bytes)]))
        #expect(reply.status == 200)
        #expect(desk.preparer.uploads.map(\.bytes) == [bytes])
        #expect(desk.preparer.preparations.first?.fit == .small)
        #expect(desk.preparer.preparations.first?.thumbnail == false)
        // The scripted preparer makes a JPEG of whatever it gets.
        #expect(Self.sent(desk) == [SentPicture.url, "data:image/jpeg;base64,\(SentPicture.base64(bytes))"])
        let size = PictureSize(width: 640, height: 480)
        let tokens = TokenEstimate.tokens(for: size) + TokenEstimate.tokens(for: PictureSize(width: 64, height: 64))
        #expect(reply.fields[.imageTokens] == "\(tokens)")
    }

    @Test func `a format that the service does not read is prepared although the gate passes it`() async throws {
        let desk = try ChatDesk { $0.upstreamFormats = [.jpeg] }
        _ = try await desk.post(SentPicture.question([Self.url(SentPicture.png())]))
        #expect(desk.preparer.uploads.count == 1 && desk.preparer.preparations.first?.formats == [.jpeg])
    }

    @Test func `a label that is wrong is put right, and what the sender claimed is known to whoever prepares`()
        async throws
    {
        let desk = try ChatDesk()
        let images = [Self.url(SentPicture.png(), type: "image/jpeg"), Self.url(Array("gif".utf8), type: "image/gif")]
        _ = try await desk.post(SentPicture.question(images))
        #expect(Self.sent(desk).first == SentPicture.url)
        #expect(desk.preparer.uploads.first?.claimedType == "image/gif")
    }

    private static let spellings: [(String, String)] = [
        ("\" \(SentPicture.base64) \"", SentPicture.url), ("\"\\n\(SentPicture.url)\\t\"", SentPicture.url),
        (#"{"url":"\u0064ata:image/png;base64,\#(SentPicture.base64)"}"#, SentPicture.url),
    ]

    @Test(arguments: spellings)
    func `base64 by itself, blanks around it and escapes are read`(image: String, url: String) async throws {
        let desk = try ChatDesk()
        #expect(try await desk.post(SentPicture.question([image])).status == 200)
        #expect(Self.sent(desk) == [url] && desk.preparer.uploads.isEmpty)
    }

    private static let noPictures: [(String, String, Int)] = [
        ("http://127.0.0.1/x.png", "remote_image_refused", 400), ("HTTPS://example.com/x", "remote_image_refused", 400),
        ("file:///etc/passwd", "remote_image_refused", 400), ("gopher://x", "remote_image_refused", 400),
        ("", "no_picture", 400), ("  ", "no_picture", 400), ("data:", "invalid_request", 400),
        ("data:image/png,abc", "invalid_request", 400), ("data:image/png;base64,", "decode_failed", 422),
        ("data:image/png;base64,AA", "invalid_request", 400), ("data:image/png;base64,A A=", "invalid_request", 400),
        ("data:image/png;base64,AA%3D%3D", "invalid_request", 400), ("-_-_", "invalid_request", 400),
        ("data:image/png;base64,AQID\\nBA==", "invalid_request", 400), ("//example.com/x.png", "invalid_request", 400),
        ("damaged", "invalid_request", 400),
    ]

    @Test(arguments: noPictures)
    func `what stands for no picture is refused with its field`(text: String, code: String, status: Int) async throws {
        let desk = try ChatDesk()
        for image in [#"{"url":"\#(text)"}"#, "\"\(text)\""] {
            let reply = try await desk.post(SentPicture.question([Self.url(SentPicture.png()), image]))
            #expect(reply.status == status && reply.code == code, "\(reply.text)")
            #expect(reply.param == "messages[0].content[2].image_url")
        }
        #expect(desk.service.asked.isEmpty && desk.gateway.places.count == 0)
    }

    @Test(arguments: [
        ("damaged", "decode_failed", 422), ("word", "unsupported_media", 415), ("vast", "too_large", 413),
        ("busy", "busy", 503), ("fault", "internal", 500),
    ])
    func `what cannot be prepared is refused with its field`(text: String, code: String, status: Int) async throws {
        let desk = try ChatDesk()
        let reply = try await desk.post(SentPicture.question([Self.url(Array(text.utf8))]))
        #expect(reply.status == status && reply.code == code)
        #expect(reply.param == "messages[0].content[1].image_url" || code == "internal")
        #expect(!reply.text.contains("a fault of ours") && desk.service.asked.isEmpty)
    }

    @Test func `five are too many before any is looked at`() async throws {
        let desk = try ChatDesk()
        let reply = try await desk.post(SentPicture.question(Array(repeating: Self.url([1]), count: 5)))
        #expect(reply.status == 400 && reply.code == "too_many_pictures" && desk.preparer.uploads.isEmpty)
        #expect(try await desk.post(SentPicture.question(Array(repeating: Self.url([1]), count: 4))).status == 200)
        #expect(desk.preparer.uploads.count == 4 && desk.preparer.most == 1)
    }

    @Test func `one over the upload limit is too large`() async throws {
        let desk = try ChatDesk { $0.maxUploadMB = 1 }
        let reply = try await desk.post(SentPicture.question([Self.url([UInt8](repeating: 1, count: 1 << 20 + 1))]))
        #expect(reply.status == 413 && reply.code == "too_large" && desk.preparer.uploads.isEmpty)
        #expect(
            try await desk.post(SentPicture.question([Self.url([UInt8](repeating: 1, count: 1 << 20))])).status == 200)
    }
}
