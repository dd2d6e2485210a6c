import Bytes
import Synchronization
import Vignette
import Vision

@testable import App

/// Answers questions of programs as a test wants it, and remembers what it was asked.
final class ScriptedChat: ChatService {
    /// What becomes of an answer, in order.
    enum Step: Sendable {
        /// One JSON text, as it stands.
        case chunk(String)
        case failure(Failure)
        /// Nothing more until the test opens it.
        case wait(Signal)
        /// Nothing more, until whoever reads is cancelled.
        case silence
    }

    private struct State {
        var asked: [PassedQuestion] = []
        var readings: [ReadQuestion] = []
        var standingCount = 0
        var open = 0
        var patience: Duration?
    }

    private let state = Mutex(State())
    private let steps: [Step]
    private let listed: Result<[ModelInfo], Failure>
    private let standing: Result<String?, Failure>
    /// Thrown instead of an answer.
    private let refusal: Failure?

    init(
        _ steps: Step..., models: Result<[ModelInfo], Failure> = .success([]),
        standing: Result<String?, Failure> = .success("standing"), refusal: Failure? = nil
    ) {
        self.steps = steps
        (listed, self.standing, self.refusal) = (models, standing, refusal)
    }

    var asked: [PassedQuestion] { state.withLock { $0.asked } }
    var readings: [ReadQuestion] { state.withLock { $0.readings } }
    /// What would be sent of the last question.
    var body: String { String(decoding: asked.last?.pieces.flatMap(\.bytes) ?? [], as: UTF8.self) }
    var json: JSONValue? { try? JSON.parse(Array(body.utf8)) }
    var standingCount: Int { state.withLock { $0.standingCount } }
    /// Answers that somebody still holds.
    var openCount: Int { state.withLock { $0.open } }
    /// How long the last one was to be waited for.
    var patience: Duration? { state.withLock { $0.patience } }

    func models() throws -> [ModelInfo] { try listed.get() }

    func standingModel() throws -> String? {
        state.withLock { $0.standingCount += 1 }
        return try standing.get()
    }

    func answer(_ question: PassedQuestion, reading: ReadQuestion) throws -> any PassedAnswer {
        state.withLock { state in
            state.asked.append(question)
            state.readings.append(reading)
            // Its companion is the service's to let go of.
            state.asked[state.asked.count - 1].companion = nil
        }
        if let refusal { throw refusal }
        return ScriptedChatAnswer(steps) { [weak self] change, patience in
            self?.state.withLock { state in
                state.open += change
                state.patience = patience ?? state.patience
            }
        }
    }
}

/// An answer of a scripted service.
private final class ScriptedChatAnswer: PassedAnswer {
    private let steps: Mutex<ArraySlice<ScriptedChat.Step>>
    private let note: @Sendable (_ open: Int, _ patience: Duration?) -> Void

    init(_ steps: [ScriptedChat.Step], _ note: @escaping @Sendable (Int, Duration?) -> Void) {
        self.steps = Mutex(steps[...])
        self.note = note
        note(1, nil)
    }

    deinit { note(-1, nil) }

    func begins(within patience: Duration) throws -> Bool {
        note(0, patience)
        switch steps.withLock({ $0.first }) {
        case .failure(let failure): throw failure
        // As if that time had passed.
        case .wait, .silence: return false
        case .chunk, nil: return true
        }
    }

    func next() async throws -> ChatChunk? {
        while true {
            switch steps.withLock({ $0.popFirst() }) {
            case nil: return nil
            case .chunk(let text): return try ChatChunk(reading: Array(text.utf8))
            case .failure(let failure): throw failure
            case .wait(let signal): await signal.wait()
            case .silence:
                await Signal().wait()
                try Task.checkCancellation()
            }
        }
    }
}

/// A signal that one task gives and others wait for.
final class Signal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }

    /// Returns once it was given, or when the waiting task is cancelled.
    func wait() async { for await _ in stream {} }
}
