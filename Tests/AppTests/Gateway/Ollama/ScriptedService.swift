import Bytes
import Synchronization
import Vignette
import Vision

@testable import App

/// A service that answers as a test wants it, and remembers what it was asked.
final class ScriptedService: ChatService {
    /// What becomes of an answer, in order.
    enum Step: Sendable {
        /// One JSON text.
        case json(String)
        case failure(Failure)
        /// Nothing more, until whoever waits for it gives up.
        case silence
    }

    struct Asked: Sendable {
        let question: PassedQuestion
        let reading: ReadQuestion

        /// What would be sent, as a whole.
        var json: JSONValue? { try? JSON.parse(question.pieces.flatMap(\.bytes)) }
        var texts: [String] { reading.texts.map(\.string) }
    }

    private let listed: Result<[ModelInfo], Failure>
    private let steps: [Step]
    private let log = Mutex<[Asked]>([])
    /// Answers that somebody still holds.
    let held = Held()

    init(_ steps: [Step] = [.said("A cat.")], models: Result<[ModelInfo], Failure> = .success([.llava])) {
        self.steps = steps
        listed = models
    }

    var asked: [Asked] { log.withLock { $0 } }

    func models() throws -> [ModelInfo] { try listed.get() }

    func standingModel() -> String? { nil }

    func answer(_ question: PassedQuestion, reading: ReadQuestion) throws -> any PassedAnswer {
        log.withLock { $0.append(Asked(question: question, reading: reading)) }
        return ScriptedAnswer(steps, held)
    }

    final class Held: Sendable {
        private let number = Mutex(0)
        var count: Int { number.withLock { $0 } }
        func add(_ change: Int) { number.withLock { $0 += change } }
    }
}

/// An answer of a scripted service.
private final class ScriptedAnswer: PassedAnswer {
    private let steps: Mutex<ArraySlice<ScriptedService.Step>>
    private let held: ScriptedService.Held

    init(_ steps: [ScriptedService.Step], _ held: ScriptedService.Held) {
        self.steps = Mutex(steps[...])
        self.held = held
        held.add(1)
    }

    deinit { held.add(-1) }

    func begins(within patience: Duration) throws -> Bool {
        switch steps.withLock({ $0.first }) {
        case .failure(let failure): throw failure
        case .silence: false
        default: true
        }
    }

    func next() async throws -> ChatChunk? {
        switch steps.withLock({ $0.popFirst() }) {
        case nil: return nil
        case .json(let text):
            return try ChatChunk(reading: Array(text.utf8))
        case .failure(let failure): throw failure
        case .silence:
            // Ends by being cancelled.
            try await Task.sleep(for: .seconds(3600))
            return nil
        }
    }
}

extension ScriptedService.Step {
    private static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter().bytes(of: .string(JSONText(text))), as: UTF8.self)
    }

    /// A piece of a stream.
    static func piece(_ text: String) -> Self { .delta("{\"content\":\(quoted(text))}") }

    static func thought(_ text: String) -> Self { .delta("{\"reasoning_content\":\(quoted(text))}") }

    static func delta(_ json: String) -> Self {
        .json("{\"choices\":[{\"index\":0,\"delta\":\(json),\"finish_reason\":null}]}")
    }

    static func end(_ reason: String = "stop") -> Self {
        .json("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"\(reason)\"}]}")
    }

    static func usage(_ prompt: Int, _ answer: Int) -> Self {
        .json("{\"choices\":[],\"usage\":{\"prompt_tokens\":\(prompt),\"completion_tokens\":\(answer)}}")
    }

    /// A whole answer.
    static func said(_ text: String, finish: String = "stop") -> Self {
        .message("{\"role\":\"assistant\",\"content\":\(quoted(text))}", finish: finish)
    }

    static func message(_ json: String, finish: String = "stop") -> Self {
        .json(
            "{\"choices\":[{\"index\":0,\"message\":\(json),\"finish_reason\":\"\(finish)\"}],"
                + "\"usage\":{\"prompt_tokens\":26,\"completion_tokens\":3}}")
    }
}

extension ModelInfo {
    static let llava = ModelInfo(name: "llava", declaredSight: .sees)
}
