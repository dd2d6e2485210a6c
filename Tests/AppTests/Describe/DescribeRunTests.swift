import Bytes
import Synchronization
import Testing
import Vignette

@testable import App

@Suite struct DescribeRunTests {
    /// A model that answers, or fails, by the digest of the picture, which is the content of its file.
    private final class Model: VisionModel {
        private let calls = Mutex<[String: Int]>([:])
        private let answers: @Sendable (String, Int) throws -> [AnswerPiece]

        init(_ answers: @escaping @Sendable (_ picture: String, _ attempt: Int) throws -> [AnswerPiece]) {
            self.answers = answers
        }

        func count(of picture: String) -> Int { calls.withLock { $0[picture] ?? 0 } }

        func answer(
            _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
        ) async throws -> Answer {
            let digest = question.pictures.map(\.digest).joined(separator: "+")
            let attempt = calls.withLock { calls in
                calls[digest, default: 0] += 1
                return calls[digest] ?? 0
            }
            var text = ""
            for piece in try answers(digest, attempt) {
                try await emit(piece)
                switch piece {
                case .text(let more): text += more
                case .reasoning: break
                case .textWasReasoning: text = ""
                }
                if text == "broken" { throw Failure(.answerInterrupted) }
            }
            return Answer(text: text, finish: .complete)
        }
    }

    private struct Preparer: PicturePreparer {
        func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
            let size = PictureSize(width: preparation.fit.longestSide, height: 32)
            let picture = Picture(
                bytes: upload.bytes, format: .png, size: size, digest: String(decoding: upload.bytes, as: UTF8.self))
            guard picture.digest != "bad" else { throw Failure(.decodeFailed) }
            let receipt = Receipt(
                foundType: "image/png", sizeBefore: size, sizeAfter: size, bytesBefore: 1, bytesAfter: 1)
            return PreparedPicture(picture: picture, thumbnail: nil, receipt: receipt)
        }

        func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture { picture }
    }

    /// Runs over files with these contents; the output is JSON.
    private func run(
        _ pictures: [String], _ model: Model, recipe: Recipe = .describe, concurrency: Int = 2
    ) async throws -> (status: Int32, rows: [JSONValue]) {
        let names = pictures.indices.map { String(1000 + $0) }
        let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: zip(names, pictures)))
        let paths = names.map { Array((folder.path + "/" + $0).utf8) }
        let batches = PictureBatch.all(paths, isRecursive: false, together: recipe.together)
        let said = Mutex("")
        let output = DescribeOutput(
            names: batches.map(\.name), writer: JSONResults(), progress: ProgressLine { nil },
            shareTerminal: false, write: { text throws(WriteError) in said.withLock { $0 += text } },
            complain: { _ throws(WriteError) in })
        let describer = Describer(
            model: model, standingName: "standing", preparer: Preparer(), recipe: recipe, options: DescribeOptions(),
            preparation: Preparation(fit: .small), fileLimit: 1 << 20, preparing: Turnstile(places: 2), output: output,
            log: Log(level: .error, write: { _ in }), retries: RetryPolicy(shortest: .microseconds(1)))
        let run = DescribeRun(batches: batches, describer: describer, output: output, concurrency: concurrency)
        let status = try await run.run()
        try await output.close()
        let array = try JSON.parse(Array(said.withLock { $0 }.utf8)).array
        return (status, try #require(array))
    }

    private static func texts(_ rows: [JSONValue]) -> [String?] {
        rows.map { $0["text"]?.string ?? $0["error"]?["code"]?.string }
    }

    @Test(arguments: [1, 2, 7, 64])
    func `answers come in the order of the files, however many are asked at once`(concurrency: Int) async throws {
        let pictures = (0..<60).map(String.init)
        let model = Model { picture, _ in [.reasoning("r"), .text("p"), .text(picture)] }
        let (status, rows) = try await run(pictures, model, concurrency: concurrency)
        #expect(status == 0 && Self.texts(rows) == pictures.map { "p" + $0 })
        #expect(rows.allSatisfy { $0["model"]?.string == "standing" && $0["finish"]?.string == "complete" })
        #expect(rows.allSatisfy { $0["seconds"]?["total"]?.double != nil })
    }

    @Test func `one bad file does not stop the others`() async throws {
        let model = Model { picture, _ in
            if picture == "2" { throw Failure(.moderationBlocked) }
            return [.text(picture)]
        }
        let (status, rows) = try await run(["1", "bad", "2", "3"], model)
        #expect(status == 1 && Self.texts(rows) == ["1", "decode_failed", "moderation_blocked", "3"])
        #expect(rows[2]["picture"]?["width"]?.int == 768 && rows[1]["picture"] == nil)
    }

    @Test(arguments: [
        (Failure.Code.upstreamUnreachable, 3, 2), (.upstreamAuth, 1, 1), (.notConfigured, 1, 2), (.modelNotFound, 1, 2),
        (.modelCannotSee, 1, 2), (.upstreamQuota, 1, 1),
    ])
    func `a service that cannot be asked is not asked about the rest`(
        code: Failure.Code, calls: Int, questions: Int
    ) async throws {
        let model = Model { _, _ in throw Failure(code) }
        let pictures = (1..<90).map(String.init)
        let (status, rows) = try await run(pictures, model, concurrency: 1)
        #expect(status == 3 && rows.count == 89 && Self.texts(rows).allSatisfy { $0 == code.rawValue })
        for (place, picture) in pictures.enumerated() {
            #expect(model.count(of: picture) == (place < questions ? calls : 0))
        }
    }

    @Test func `where something was answered, the end is not that nothing could be asked`() async throws {
        let model = Model { picture, _ in
            guard picture == "1" else { throw Failure(.modelCannotSee) }
            return [.text(picture)]
        }
        let (status, rows) = try await run(["1", "2", "3", "4", "5"], model, concurrency: 1)
        #expect(status == 1 && Self.texts(rows) == ["1"] + Array(repeating: "model_cannot_see", count: 4))
        #expect(model.count(of: "3") == 1 && model.count(of: "4") == 0)
    }

    @Test(arguments: [1, 2, 8])
    func `one picture that a gateway fails on does not stop the others`(concurrency: Int) async throws {
        let model = Model { picture, _ in
            if picture == "poison" { throw Failure(.upstreamUnreachable) }
            return [.text(picture)]
        }
        let (status, rows) = try await run(["poison", "1", "2", "3"], model, concurrency: concurrency)
        #expect(status == 1 && Self.texts(rows) == ["upstream_unreachable", "1", "2", "3"])
    }

    @Test(arguments: [
        (Failure.Code.upstreamOverloaded, 2, 0, 3), (.upstreamOverloaded, 3, 1, 3), (.upstreamError, 1, 0, 2),
        (.upstreamError, 2, 1, 2), (.contextOverflow, 1, 1, 1),
    ])
    func `what may pass is asked again`(code: Failure.Code, failures: Int, status: Int32, calls: Int) async throws {
        let model = Model { picture, attempt in
            if attempt <= failures { throw Failure(code) }
            return [.text(picture)]
        }
        let (end, rows) = try await run(["1"], model)
        #expect(end == status && model.count(of: "1") == calls)
        #expect(Self.texts(rows) == [status == 0 ? "1" : code.rawValue])
    }

    @Test func `an answer that broke off keeps its text and is not asked again`() async throws {
        let model = Model { _, _ in [.text("thought"), .textWasReasoning, .text("bro"), .text("ken")] }
        let (status, rows) = try await run(["1"], model)
        #expect(status == 1 && model.count(of: "1") == 1)
        #expect(rows[0]["text"]?.string == "broken" && rows[0]["error"]?["code"]?.string == "answer_interrupted")
    }

    @Test func `pictures that are compared are one question`() async throws {
        let model = Model { picture, _ in [.text(picture)] }
        let (status, rows) = try await run(["1", "2", "3"], model, recipe: .compare)
        #expect(status == 0 && rows.count == 1 && Self.texts(rows) == ["1+2+3"])
        let (bad, failed) = try await run(["1", "bad"], model, recipe: .compare)
        #expect(bad == 1 && Self.texts(failed) == ["decode_failed"])
    }
}
