import Synchronization
import Testing

@testable import Vignette

@Suite struct RuledModelTests {
    /// Says one thing after the other, and remembers what it was asked.
    private final class Saying: VisionModel {
        private let state: Mutex<(texts: [String], asked: [Question])>
        private let pieces: [AnswerPiece]

        init(_ texts: String..., pieces: [AnswerPiece] = []) {
            state = Mutex((texts, []))
            self.pieces = pieces
        }

        var asked: [Question] { state.withLock(\.asked) }

        func answer(
            _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
        ) async throws -> Answer {
            let text: String? = state.withLock { state in
                state.asked.append(question)
                return state.texts.isEmpty ? nil : state.texts.removeFirst()
            }
            for piece in pieces { try await emit(piece) }
            guard let text else { throw Failure(.answerInterrupted) }
            for word in text.split(separator: " ", omittingEmptySubsequences: false) {
                try await emit(.text(word == text ? String(word) : word + " "))
            }
            return Answer(text: text, usage: TokenUsage(prompt: 100, answer: 10), bytesSent: 5)
        }
    }

    private final class Heard: Sendable {
        private let list = Mutex<[AnswerPiece]>([])
        var pieces: [AnswerPiece] { list.withLock(\.self) }
        func add(_ piece: AnswerPiece) { list.withLock { $0.append(piece) } }
    }

    private func ask(
        _ model: Saying, _ rule: AnswerRule = .altText, asksAgain: Bool = true
    ) async throws -> (Answer, [AnswerPiece]) {
        var question = Question(prompt: "Write it.", pictures: [])
        question.answer = rule
        let heard = Heard()
        let answer = try await RuledModel(model, asksAgain: asksAgain).answer(question) { heard.add($0) }
        return (answer, heard.pieces)
    }

    private static let long = Array(repeating: "word", count: 40).joined(separator: " ")

    @Test func `a free answer goes through as it is written`() async throws {
        let (answer, pieces) = try await ask(Saying("Two words"), .free)
        #expect(answer.text == "Two words")
        #expect(pieces.count == 2)
    }

    @Test func `a good sentence is told in one piece`() async throws {
        let model = Saying("Image of a red boat.", pieces: [.reasoning("Hm.")])
        let (answer, pieces) = try await ask(model)
        #expect(answer.text == "A red boat.")
        #expect(pieces == [.reasoning("Hm."), .text("A red boat.")])
        #expect(model.asked.count == 1)
    }

    @Test func `one that is too long is asked for again, once`() async throws {
        let model = Saying(Self.long, "A red boat.")
        let (answer, pieces) = try await ask(model)
        #expect(answer.text == "A red boat." && pieces == [.text("A red boat.")])
        #expect(answer.usage == TokenUsage(prompt: 200, answer: 20) && answer.bytesSent == 10)
        #expect(answer.notes == [.askedForShorter])
        #expect(model.asked.count == 2)
        #expect(model.asked.last?.earlier == [EarlierQuestion(prompt: "Write it.", answer: Self.long)])
        #expect(model.asked.last?.prompt.contains("199 characters") == true)
    }

    @Test func `what stays too long is cut at a word`() async throws {
        let (answer, _) = try await ask(Saying(Self.long, Self.long))
        #expect(answer.text.count <= 125 && answer.text.hasSuffix("…"))
    }

    @Test func `a second question that fails leaves the first answer, cut`() async throws {
        let (answer, pieces) = try await ask(Saying(Self.long))
        #expect(answer.text.hasSuffix("…") && answer.notes.isEmpty)
        #expect(pieces == [.text(answer.text)])
    }

    @Test func `a reader that cannot do better is not asked again`() async throws {
        let model = Saying("A boat. It is red.")
        let (answer, _) = try await ask(model, asksAgain: false)
        #expect(answer.text == "A boat." && model.asked.count == 1)
    }

    @Test func `what there was of an answer that breaks off is told`() async throws {
        let model = Saying(pieces: [.text("thought"), .textWasReasoning, .text("Half")])
        let heard = Heard()
        var question = Question(prompt: "Write it.", pictures: [])
        question.answer = .altText
        let asked = question
        await #expect(throws: Failure.self) {
            _ = try await RuledModel(model, asksAgain: true).answer(asked) { heard.add($0) }
        }
        #expect(heard.pieces == [.reasoning("thought"), .text("Half")])
    }
}
