internal import Imaging
internal import Synchronization
internal import Testing
internal import Vignette

@Suite struct BuiltinReaderTests {
    private func picture(_ digest: String = "a", _ width: Int = 800, _ height: Int = 600) -> Picture {
        Picture(bytes: [], format: .png, size: PictureSize(width: width, height: height), digest: digest)
    }

    private final class Pieces: Sendable {
        private let list = Mutex<[String]>([])
        var all: [String] { list.withLock { $0 } }

        func add(_ piece: AnswerPiece) {
            guard case .text(let text) = piece else { return }
            list.withLock { $0.append(text) }
        }
    }

    private func answer(
        _ reader: FixedReader, _ pictures: [Picture]? = nil
    ) async throws -> (answer: Answer, pieces: [String]) {
        let pieces = Pieces()
        let question = Question(prompt: "What is this?", pictures: pictures ?? [picture()])
        let answer = try await BuiltinReader(reader: reader).answer(question) { pieces.add($0) }
        return (answer, pieces.all)
    }

    @Test func `says in one sentence what it is, then more, text, codes and who says it`() async throws {
        let reading = Reading(text: "Hello there", words: 2, codes: [.init(kind: .qr, content: "x:y")])
        let (answer, pieces) = try await answer(FixedReader(.success(reading)))
        #expect(pieces.joined() == answer.text)
        #expect(answer.readings == [reading])
        let first = "What looks like a photo, wider than high, mostly blue and white. The picture is 800 pixels wide "
        let starts = [first, "Readable", "1 code", "This was written by the built-in"]
        #expect(pieces.count == starts.count)
        for (piece, start) in zip(pieces, starts) { #expect(piece.drop { $0 == "\n" }.hasPrefix(start)) }
        #expect(pieces[0].contains("Its main colours are blue (60 %) and white (25 %)."))
        #expect(pieces[0].contains("of medium brightness and sharp"))
        #expect(pieces[1].contains("```text\nHello there\n```"))
        #expect(pieces[2].contains("QR code:\n\n```text\nx:y\n```"))
        #expect(pieces[3].contains("no vision model"))
    }

    @Test func `streams each step before the next is asked for`() async throws {
        let pieces = Pieces()
        let seen = Mutex<Int>(0)
        let look = Look(kind: .graphic, colours: [], brightness: 0.1, sharpness: 0)
        let reader = FixedReader(look: look) { seen.withLock { $0 = pieces.all.count } }
        let question = Question(prompt: "", pictures: [picture()])
        _ = try await BuiltinReader(reader: reader).answer(question) { pieces.add($0) }
        #expect(seen.withLock { $0 } == 1)
        #expect(reader.asked == ["look a", "read a"])
    }

    @Test func `never claims that there is no text`() async throws {
        let (answer, _) = try await answer(FixedReader())
        #expect(answer.text.contains("No readable text was found."))
        #expect(!answer.text.contains("no text"))
        #expect(!answer.text.contains("code was"))
    }

    @Test(arguments: [
        (Look.Kind.photo, 0.3, 30, "a document"), (.photo, 0.3, 29, "a photo"), (.graphic, 0.9, 30, "a document"),
        (.graphic, 0.2, 300, "a screenshot or a graphic"), (.graphic, 0.9, 5, "a screenshot or a graphic"),
        (.unclear, 0.9, 40, "a document"),
    ])
    func `tells kinds apart`(kind: Look.Kind, brightness: Double, words: Int, said: String) async throws {
        let look = Look(kind: kind, colours: [], brightness: brightness, sharpness: 10)
        let (answer, _) = try await answer(FixedReader(.success(Reading(text: "a", words: words)), look: look))
        #expect(answer.text.hasPrefix("What looks like \(said), "))
        // A flat picture is not blurred.
        #expect(answer.text.contains("blurred.") == (said == "a photo"))
    }

    @Test(arguments: [
        (100, 100, "a square"), (101, 100, "almost a square"), (100, 400, "very tall and narrow"),
        (100, 150, "upright"), (400, 100, "very wide and low"),
    ])
    func `tells the shape`(width: Int, height: Int, shape: String) async throws {
        let (_, pieces) = try await answer(FixedReader(), [picture("a", width, height)])
        #expect(pieces[0].contains("photo, \(shape), "))
    }

    @Test func `numbers several pictures, and keeps what was read in each`() async throws {
        let reader = FixedReader(.success(Reading(text: "one", words: 1)))
        let (answer, pieces) = try await answer(reader, [picture("a"), picture("b")])
        #expect(answer.readings.count == 2)
        #expect(pieces.filter { $0.contains("## Picture") } == ["\n\n## Picture 1 of 2", "\n\n## Picture 2 of 2"])
        #expect(reader.asked == ["look a", "read a", "look b", "read b"])
    }

    @Test func `the reader's failure is thrown`() async throws {
        let reader = FixedReader(.failure(Failure(.busy)))
        await #expect(throws: Failure(.busy)) { try await answer(reader) }
    }

    @Test func `what the receiver throws ends it`() async {
        struct Gone: Error {}
        let reader = FixedReader()
        let question = Question(prompt: "", pictures: [picture()])
        await #expect(throws: Gone.self) {
            try await BuiltinReader(reader: reader).answer(question) { _ in throw Gone() }
        }
        #expect(reader.asked == ["look a", "read a"])
    }

    @Test func `cancelling ends it, whatever the reader says of it`() async {
        let reader = FixedReader(.failure(Failure(.busy))) {
            withUnsafeCurrentTask { $0?.cancel() }
        }
        let picture = picture()
        let task = Task {
            let question = Question(prompt: "", pictures: [picture, picture])
            return try await BuiltinReader(reader: reader).answer(question) { _ in }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(reader.asked == ["look a", "read a"])
    }
}
