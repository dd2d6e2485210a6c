import Bytes
import Vignette

extension Analysis {
    /// The token of the cookie by which its owner is known.
    static let ownerToken = String(repeating: "ab", count: 16)
    static let sampleOwner = Owner(.visitor, (try? SHA256.digest(of: Array(ownerToken.utf8)).hex) ?? "")
    static let ownerCookie = ("Cookie", "vignette=" + ownerToken)

    static func sample(
        _ state: AnalysisState = .done, _ text: String = "A harbour. It is **blue**.", owner: Owner = sampleOwner,
        fileName: String? = "harbour.jpg", prompt: String = "", failure: Failure? = nil,
        created: Timestamp = Timestamp(milliseconds: 1_767_323_000_000)
    ) -> Analysis {
        let isFinished = state.isFinished
        return Analysis(
            id: .random(), owner: owner,
            plan: QuestionPlan(
                recipe: "describe", recipeTitle: "Describe", prompt: prompt, instruction: "Describe the picture.",
                fit: .medium),
            pictures: [.sample(fileName, isSent: isFinished)], state: state,
            answer: isFinished && !text.isEmpty
                ? Answer(
                    text: text, model: "test-model", finish: .complete, usage: TokenUsage(prompt: 900, answer: 80),
                    timing: AnswerTiming(firstPiece: .milliseconds(400), total: .milliseconds(2400)),
                    notes: [.usageNotAsked])
                : nil,
            failure: failure ?? (state == .failed ? Failure(.upstreamTimeout) : nil), created: created,
            started: isFinished ? created : nil, finished: isFinished ? created + .seconds(3) : nil)
    }
}
