import Bytes
import Testing
import Vignette

@testable import App

/// Several pictures: in one question, or one each in a collection, with bad ones among them.
@Suite struct SubmitTogetherTests {
    private static func names(_ rows: [PictureCollection.Row]) -> [String] {
        rows.map { row in
            switch row {
            case .analysis(let analysis): analysis.pictures.map { $0.fileName ?? "-" }.joined(separator: "+")
            case .refused(let upload): "\(upload.fileName ?? "-") \(upload.failure.code.rawValue)"
            }
        }
    }

    @Test(arguments: ["1", "true", "on", "yes", "x"], [1, 2, 3, 4])
    func `together they are one question, in order`(value: String, count: Int) async throws {
        let bench = try TestDesk()
        let names = (1...count).map { "picture \($0)" }
        let analysis = try #require(
            try await bench.analysis(try await bench.post(.pictures(names, [("together", value)]))))
        #expect(analysis.pictures.map(\.fileName) == (1...count).map { "\($0).jpg" } && analysis.place == nil)
        #expect(try await bench.queued() == 1)
    }

    @Test(arguments: ["", " ", "0", "false", "off", "OFF"])
    func `apart they are one question each`(value: String) async throws {
        let bench = try TestDesk()
        let collection = try #require(
            try await bench.post(.pictures(["a", "b"], [("together", value)])).collection)
        let rows = try await bench.store.collection(collection).rows
        #expect(Self.names(rows) == ["1.jpg", "2.jpg"])
        #expect(try await bench.queued() == 2)
    }

    @Test func `a fifth does not fit into a question`() async throws {
        let bench = try TestDesk()
        let five = (1...5).map { "picture \($0)" }
        for fields in [[("together", "1")], [("recipe", "compare")]] {
            let reply = try await bench.post(.pictures(five, fields))
            #expect(reply.code == .tooManyPictures && reply.status == 400)
        }
        #expect(try await bench.queued() == 0)
    }

    @Test func `comparing is always together, and takes two`() async throws {
        let bench = try TestDesk()
        let analysis = try #require(
            try await bench.analysis(try await bench.post(.pictures(["a", "b"], [("recipe", "compare")]))))
        #expect(analysis.pictures.count == 2)
        #expect(try await bench.post(.picture([("recipe", "compare")])).code == .noPicture)
    }

    @Test func `bad ones are rows among the good`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.pictures(["a", "damaged", "word", "b", "vast"]))
        let collection = try #require(reply.collection)
        let rows = try await bench.store.collection(collection).rows
        #expect(
            Self.names(rows)
                == ["1.jpg", "2.jpg decode_failed", "3.jpg unsupported_media", "4.jpg", "5.jpg too_large"])
        #expect(try await bench.queued() == 2)
        let two = try #require(try await bench.post(.pictures(["damaged", "a"])).collection)
        #expect(Self.names(try await bench.store.collection(two).rows) == ["1.jpg decode_failed", "2.jpg"])
        // Text that is no picture is one of them, too.
        var form = FormParts([("image", "http://example.org/a.png")])
        form.add("image", file: "a.jpg", Array("good".utf8))
        let mixed = try #require(try await bench.post(form).collection)
        #expect(Self.names(try await bench.store.collection(mixed).rows) == ["- remote_image_refused", "a.jpg"])
    }

    @Test(arguments: [
        (["damaged"], [], Failure.Code.decodeFailed, 422), (["word"], [], .unsupportedMedia, 415),
        (["vast", "damaged"], [], .tooLarge, 413),
        (["word", "damaged", "vast"], [("collection", "new")], .unsupportedMedia, 415),
        (["a", "damaged", "word"], [("together", "1")], .decodeFailed, 422),
        (["a", "word"], [("recipe", "compare")], .unsupportedMedia, 415),
        (["damaged"], [("together", "1")], .decodeFailed, 422),
    ])
    func `where nothing can be asked nothing is kept`(
        contents: [String], fields: [(String, String)], code: Failure.Code, status: Int
    ) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.pictures(contents, fields))
        #expect(reply.code == code && reply.status == status && reply.cookie == nil)
        #expect(try await bench.queued() == 0)
    }

    @Test func `one picture may begin a collection, and others follow one by one`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture([("collection", "new")]))
        let id = try #require(first.collection)
        let fields = [("collection", id.text)]
        for content in ["b", "damaged", "c"] {
            let reply = try await bench.post(.pictures([content], fields), fields: [first.cookie])
            #expect(reply.status == 303 && reply.collection == id)
        }
        _ = try await bench.post(.pictures(["d", "e"], fields + [("together", "1")]), fields: [first.cookie])
        let rows = try await bench.store.collection(id).rows
        #expect(Self.names(rows) == ["1.jpg", "1.jpg", "1.jpg decode_failed", "1.jpg", "1.jpg+2.jpg"])
        let program = try await bench.post(
            .pictures(["word"], fields), accept: "application/json", fields: [first.cookie])
        #expect(program.status == 202)
        let row = program.json?["rows"]?.array?.first
        #expect(row?["state"]?.string == "refused" && row?["failure"]?["code"]?.string == "unsupported_media")
    }

    @Test func `only its owner adds to a collection`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture([("collection", "new")]))
        let fields = [("collection", try #require(first.collection).text)]
        let other = try await bench.post(.picture())
        for cookie in [nil, other.cookie] {
            for content in ["good", "damaged"] {
                let reply = try await bench.post(.pictures([content], fields), fields: [cookie])
                #expect(reply.code == .notFound && reply.cookie == nil && reply.failure?.field == "collection")
            }
        }
        let unknown = [("collection", PictureCollection.ID.random().text)]
        #expect(try await bench.post(.picture(unknown), fields: [first.cookie]).code == .notFound)
    }

    @Test func `a collection holds fifty, however they come`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.pictures((1...49).map { "picture \($0)" }))
        let fields = [("collection", try #require(first.collection).text)]
        #expect(try await bench.post(.pictures(["a", "b"], fields), fields: [first.cookie]).code == .tooManyPictures)
        #expect(try await bench.post(.pictures(["a"], fields), fields: [first.cookie]).status == 303)
        #expect(try await bench.post(.pictures(["b"], fields), fields: [first.cookie]).code == .tooManyPictures)
    }

    @Test func `past the queue's bound nothing is kept`() async throws {
        let bench = try TestDesk { $0.queue = 3 }
        #expect(try await bench.post(.pictures(["a", "b"])).status == 303)
        let reply = try await bench.post(.pictures(["c", "d"]))
        #expect(reply.code == .busy && reply.status == 503)
        #expect(try await bench.post(.picture()).status == 303)
        #expect(try await bench.queued() == 3)
    }
}
