import Bytes

@testable import Vision

/// A fault of the storm and the ends of a question that are right for it: "answer", or codes of failures.
struct DrawnFault: Sendable {
    let right: Set<String>
    /// Nothing but a time limit ends it.
    let lasts: Bool
    /// Nil where it depends on what is asked.
    let steps: [FaultStep]?
    private let answer: @Sendable (Asked) -> FaultReply

    /// What is right for it as the list of models, in place of an answer.
    private let rightAsList: Set<String>

    init(_ right: Set<String>, answer: @escaping @Sendable (Asked) -> FaultReply) {
        (self.right, lasts, steps, rightAsList, self.answer) = (right, false, nil, [], answer)
    }

    init(_ steps: [FaultStep], _ right: Set<String>, asList: Set<String>? = nil, lasts: Bool = false) {
        (self.right, self.lasts, self.steps, rightAsList) = (right, lasts, steps, asList ?? right)
        answer = { _ in .steps(steps) }
    }

    func reply(to asked: Asked) -> FaultReply { answer(asked) }

    /// The same where the list was asked for; nil for what depends on a question.
    var asList: DrawnFault? {
        steps.map { DrawnFault($0, rightAsList, lasts: lasts) }
    }
}

/// How a reply ends before its end.
enum FaultEnd: Sendable {
    case close
    case reset
    case hold

    var step: FaultStep {
        switch self {
        case .close: .close
        case .reset: .reset
        case .hold: .hold
        }
    }

    /// What that is, once the reply has begun.
    var code: String { self == .hold ? "upstream_timeout" : "answer_interrupted" }
}

extension FaultStep {
    /// Of a step that sends them at once.
    var bytes: [UInt8] { if case .send(let bytes) = self { bytes } else { [] } }
}

/// What a service may refuse of a question that would be answered without it.
enum StubbornMember: CaseIterable, Sendable {
    case temperature
    case systemPrompt
    case usageOption
    case tokenLimit

    func stands(in asked: Asked) -> Bool {
        switch self {
        case .temperature: asked.json["temperature"] != nil
        case .systemPrompt: asked.roles.contains("system")
        case .usageOption: asked.json["stream_options"] != nil
        case .tokenLimit: asked.json["max_tokens"] != nil
        }
    }

    var refusal: FaultReply {
        switch self {
        case .temperature: .refusal(400, "'temperature' does not support 0.7 with this model.", param: "temperature")
        case .systemPrompt: .refusal(400, "System role not supported")
        case .usageOption: .refusal(400, "Unrecognized request argument supplied: stream_options")
        case .tokenLimit: .refusal(400, "Unsupported parameter: 'max_tokens'", param: "max_tokens")
        }
    }
}
