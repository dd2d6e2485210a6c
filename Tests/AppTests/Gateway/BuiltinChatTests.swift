import Bytes
import Testing
import Vignette
import Vision

@testable import App

/// The built-in reader as programs ask it.
@Suite struct BuiltinChatTests {
    private let model = ScriptedModel(ScriptedModel.saying("A **red** picture.\n\"Quoted\""))

    private static func said(_ text: String, isUsers: Bool = false) -> ReadText {
        ReadText(text: JSONText(text), isUsers: isUsers)
    }

    private func answer(
        streams: Bool = false, model name: String? = nil,
        texts: [ReadText] = [Self.said("S"), Self.said("What?", isUsers: true), Self.said("Tools")],
        pictures: [PassedPicture] = []
    ) async throws -> [JSONValue] {
        let question = PassedQuestion(pieces: [], model: name, pictureCount: pictures.count, streams: streams)
        let reading = ReadQuestion(texts: texts, pictures: pictures)
        let answer = try BuiltinChat(model: model).answer(question, reading: reading)
        if streams { #expect(try await answer.begins(within: .seconds(200))) }
        var chunks: [JSONValue] = []
        while let chunk = try await answer.next() { chunks.append(chunk.json) }
        #expect(try await answer.next() == nil)
        return chunks
    }

    @Test func `says what the reader says, in one piece`() async throws {
        let chunks = try await answer()
        #expect(chunks.count == 1 && model.questions.count == 1)
        let whole = try #require(chunks.first)
        #expect(whole["object"]?.string == "chat.completion" && whole["model"]?.string == "builtin")
        #expect(whole["id"]?.string?.hasPrefix("chatcmpl-") == true && (whole["created"]?.int ?? 0) > 1_700_000_000)
        let choice = whole["choices"]?[0]
        #expect(choice?["message"]?["content"]?.string == "A **red** picture.\n\"Quoted\"")
        #expect(choice?["message"]?["role"]?.string == "assistant" && choice?["message"]?["refusal"] == .null)
        #expect(
            choice?["finish_reason"]?.string == "stop" && choice?["index"]?.int == 0 && choice?["logprobs"] == .null)
    }

    @Test func `and as a stream whose chunks belong together`() async throws {
        let chunks = try await answer(streams: true)
        #expect(chunks.count == 3 && Set(chunks.compactMap { $0["id"]?.string }).count == 1)
        #expect(chunks.allSatisfy { $0["object"]?.string == "chat.completion.chunk" })
        #expect(Set(chunks.compactMap { $0["created"]?.int }).count == 1)
        #expect(chunks[0]["choices"]?[0]?["delta"]?["role"]?.string == "assistant")
        #expect(chunks[0]["choices"]?[0]?["delta"]?["content"]?.string?.contains("red") == true)
        #expect(chunks[0]["choices"]?[0]?["finish_reason"] == .null)
        #expect(chunks[1]["choices"]?[0]?["delta"]?.object?.isEmpty == true)
        #expect(chunks[1]["choices"]?[0]?["finish_reason"]?.string == "stop")
        #expect(chunks[2]["choices"]?.array?.isEmpty == true && chunks[2]["usage"]?["total_tokens"]?.int == 0)
    }

    @Test func `the reader gets what the user says last and the pictures themselves`() async throws {
        let size = PictureSize(width: 64, height: 64)
        let sent = PassedPicture(content: .asItCame(Array(SentPicture.base64.utf8)[...]), format: .png, size: size)
        let made = PassedPicture(content: .prepared(SamplePictures.sent), format: .png, size: SamplePictures.sent.size)
        _ = try await answer(pictures: [sent, made])
        let question = try #require(model.questions.first)
        #expect(question.prompt == "What?" && question.pictures.count == 2)
        #expect(question.pictures[0].bytes == SentPicture.png() && question.pictures[0].size == size)
        #expect(question.pictures[0].digest == (try SHA256.digest(of: SentPicture.png()).hex))
        #expect(question.pictures[1] == SamplePictures.sent)
        _ = try await answer(texts: [])
        #expect(model.questions.last?.prompt == "")
    }

    @Test func `it has one name, and no other model`() async throws {
        let service = BuiltinChat(model: model)
        #expect(service.models().map(\.name) == ["builtin"] && service.standingModel() == "builtin")
        #expect(try await answer(model: "builtin").count == 1)
        let failure = await #expect(throws: Failure.self) { _ = try await answer(model: "gpt-5") }
        #expect(failure?.code == .modelNotFound && failure?.advice.contains("builtin") == true)
    }

    @Test(arguments: [true, false]) func `a picture that it cannot read is a failure with its status`(streams: Bool)
        async throws
    {
        let failing = BuiltinChat(model: ScriptedModel(ScriptedModel.failing(.decodeFailed(reason: "cut"))))
        let question = PassedQuestion(pieces: [], model: nil, pictureCount: 0, streams: streams)
        let answer = try failing.answer(question, reading: ReadQuestion())
        let failure = await #expect(throws: Failure.self) { _ = try await answer.begins(within: .seconds(200)) }
        #expect(failure?.code == .decodeFailed)
    }

    @Test func `a reader that takes its time is waited for as long as was said, and ends with its answer`() async throws
    {
        let (begun, ended) = (Signal(), Signal())
        let slow = BuiltinChat(
            model: ScriptedModel { _, _ in
                begun.open()
                defer { ended.open() }
                while true { try await Task.sleep(for: .seconds(3600)) }
            })
        let question = PassedQuestion(pieces: [], model: nil, pictureCount: 0, streams: true)
        var answer: (any PassedAnswer)? = try slow.answer(question, reading: ReadQuestion())
        #expect(try await answer?.begins(within: .milliseconds(20)) == false)
        #expect(try await answer?.begins(within: .zero) == false)
        await begun.wait()
        answer = nil
        await ended.wait()
    }

    @Test func `who is cancelled ends the reader too`() async throws {
        let (begun, ended) = (Signal(), Signal())
        let slow = BuiltinChat(
            model: ScriptedModel { _, _ in
                begun.open()
                defer { ended.open() }
                while true { try await Task.sleep(for: .seconds(3600)) }
            })
        let question = PassedQuestion(pieces: [], model: nil, pictureCount: 0, streams: true)
        for waits in [true, false] {
            let answer = try slow.answer(question, reading: ReadQuestion())
            let task = Task { waits ? try await answer.begins(within: .seconds(200)) : try await answer.next() == nil }
            await begun.wait()
            task.cancel()
            await #expect(throws: CancellationError.self) { _ = try await task.value }
            await ended.wait()
        }
    }
}
