import Bytes
import Loop
import Synchronization
import Testing
import Vignette

@testable import Vision

@Suite struct ModeratedModelTests {
    /// Counts how often it is asked.
    final class Counting: VisionModel {
        private let count = Mutex(0)
        var asked: Int { count.withLock(\.self) }

        func answer(
            _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
        ) async throws -> Answer {
            count.withLock { $0 += 1 }
            return Answer(text: "Yes.")
        }
    }

    private static let passed = #"{"results":[{"flagged":false,"categories":{"violence":false}}]}"#
    private let question = Question(systemPrompt: "S", prompt: "P", pictures: [.sized(9), .sized(8, bytes: [4])])

    private func ask(
        _ server: FaultServer, _ other: Question? = nil, key: Secret? = nil
    ) async throws -> (Result<Answer, any Error>, asked: Int) {
        let loop = try EventLoop(label: "test")
        defer { loop.stop() }
        let counting = Counting()
        let url = try #require(BaseURL(server.url + "/v1/moderations"))
        let model = ModeratedModel(
            counting, settings: ModerationSettings(baseURL: url, key: key), profile: .restricted,
            transfers: try Transfers(loop: loop))
        do {
            return (.success(try await model.answer(other ?? question) { _ in }), counting.asked)
        } catch {
            return (.failure(error), counting.asked)
        }
    }

    @Test func `each picture is asked about in a call of its own, and the text in another`() async throws {
        let server = try FaultServer { _ in .json(200, Self.passed) }
        let (answer, asked) = try await ask(server, key: Secret("canary"))
        #expect(try answer.get().text == "Yes." && asked == 1)
        let requests = server.requests
        let bodies = try requests.map { try JSON.parse($0.body) }
        #expect(requests.allSatisfy { $0.path == "/v1/moderations" && $0["authorization"] == "Bearer canary" })
        #expect(bodies.allSatisfy { $0["model"]?.string == "omni-moderation-latest" })
        #expect(
            bodies.map { $0["input"]?[0]?["image_url"]?["url"]?.string }
                == ["data:image/jpeg;base64,AQID", "data:image/jpeg;base64,BA==", nil])
        #expect(bodies.last?["input"]?.string == "S\n\nP")
    }

    @Test func `a flag stops everything and names its category`() async throws {
        let flagged =
            #"{"results":[{"flagged":true,"categories":{"sexual":false,"hate":true,"violence":true},"#
            + #""category_scores":{"hate":0.3,"violence":0.9,"sexual":1}}]}"#
        let server = try FaultServer { .json(200, $0.number == 1 ? flagged : Self.passed) }
        let (answer, asked) = try await ask(server)
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == .moderationBlocked && failure?.status == 400)
        #expect(failure?.message == "Moderation blocked: image flagged as 'violence'.")
        #expect(asked == 0 && server.requests.count == 2)
    }

    @Test func `a flagged text is called a text`() async throws {
        let flagged = #"{"results":[{"flagged":true,"categories":{"hate":true}}]}"#
        let server = try FaultServer { .json(200, $0.number == 2 ? flagged : Self.passed) }
        let (answer, _) = try await ask(server)
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.message == "Moderation blocked: text flagged as 'hate'.")
    }

    @Test func `what cannot be asked is not shown to the moderation service either`() async throws {
        let server = try FaultServer { _ in .json(200, Self.passed) }
        let pictures = Array(repeating: Picture.sized(9), count: 5)
        let (answer, asked) = try await ask(server, Question(prompt: "P", pictures: pictures))
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == .tooManyPictures && asked == 0 && server.requests.isEmpty)
    }

    @Test(arguments: [400, 413]) func `what the service does not take is not asked again`(status: Int) async throws {
        let server = try FaultServer { _ in .json(status, #"{"error":{"message":"too long: canary"}}"#) }
        let (answer, asked) = try await ask(server)
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == .invalidRequest && failure?.status == 400 && failure?.canRetry == false && asked == 0)
        #expect(failure?.message == "The moderation service does not take this image.")
    }

    @Test func `a long text is asked about in pieces`() async throws {
        let server = try FaultServer { _ in .json(200, Self.passed) }
        let text = String(repeating: "aé水😀", count: 8000)
        let (answer, asked) = try await ask(server, Question(prompt: text, pictures: []))
        #expect(try answer.get().text == "Yes." && asked == 1)
        let inputs = try server.requests.map { try #require(try JSON.parse($0.body)["input"]?.string) }
        #expect(inputs.joined() == text && inputs.count == 3)
        #expect(inputs.allSatisfy { (1...32_768).contains($0.utf8.count) && !$0.contains("\u{FFFD}") })
    }

    @Test(arguments: [0, 1, 32_767, 32_768, 32_769, 65_536, 65_537])
    func `pieces hold all of a text`(count: Int) {
        let text = [UInt8](repeating: 0x61, count: count)
        let pieces = Moderator.pieces(of: text[...])
        #expect(Array(pieces.joined()) == text && pieces.count == max(1, (count + 32_767) / 32_768))
    }

    @Test(arguments: [
        FaultReply.json(500, "{}"), .json(401, #"{"error":{"message":"canary is no key"}}"#), .json(200, "{}"),
        .json(200, #"{"results":[]}"#), .json(200, #"{"results":[{}]}"#), .json(200, "<html>"), .json(302, ""),
        .steps([.reset]), .json(429, "{}"),
    ])
    func `a service that fails closes the door`(reply: FaultReply) async throws {
        let server = try FaultServer { _ in reply }
        let (answer, asked) = try await ask(server, key: Secret("canary"))
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == .moderationUnavailable && asked == 0)
        #expect(failure.map { !"\($0.message)\($0.advice)\($0.detail ?? "")".contains("canary") } == true)
    }
}
