import Synchronization
import Vignette

/// A model that answers as it is told, one script a question; the last one stays.
final class ScriptedModel: VisionModel {
    typealias Script =
        @Sendable (Question, _ emit: @Sendable (AnswerPiece) async throws -> Void) async throws -> Answer

    private let scripts: Mutex<[Script]>
    private let seen = Mutex<[Question]>([])

    init(_ scripts: Script...) {
        self.scripts = Mutex(scripts)
    }

    /// Says that text and nothing else.
    static func saying(_ text: String) -> Script {
        { _, emit in
            try await emit(.text(text))
            return Answer(text: text, finish: .complete)
        }
    }

    static func failing(_ failure: Failure, after text: String = "") -> Script {
        { _, emit in
            if !text.isEmpty { try await emit(.text(text)) }
            throw failure
        }
    }

    /// Says that text and then nothing, until it is cancelled.
    static func stuck(after text: String = "") -> Script {
        { _, emit in
            if !text.isEmpty { try await emit(.text(text)) }
            while true { try await Task.sleep(for: .seconds(3600)) }
        }
    }

    var questions: [Question] { seen.withLock { $0 } }

    func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        seen.withLock { $0.append(question) }
        let script = scripts.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        return try await script(question, emit)
    }
}
