import Testing
import Vignette

@testable import Vision

/// A stream in the shape that a service sends, and what it must come to.
struct StreamCase: CustomTestStringConvertible, Sendable {
    let name: String
    let body: String
    var startsInReasoning = false
    var text = ""
    var reasoning = ""
    var finish: FinishReason?
    var usage = TokenUsage()
    var isComplete = true

    var testDescription: String { name }

    /// A stream of these data, each an event of its own.
    static func events(_ data: [String]) -> String {
        data.map { "data: \($0)\n\n" }.joined()
    }

    /// Chunks of these deltas, the reason for the end, and the marker.
    static func deltas(_ deltas: [String], finish: String = "\"stop\"", done: Bool = true) -> String {
        let chunks = deltas.map { #"{"choices":[{"index":0,"delta":\#($0),"finish_reason":null}]}"# }
        let end = #"{"choices":[{"index":0,"delta":{},"finish_reason":\#(finish)}]}"#
        return events(chunks + [end] + (done ? ["[DONE]"] : []))
    }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let outcome = StreamOutcome(body, startsInReasoning: startsInReasoning)
        #expect(outcome.error == nil, sourceLocation: sourceLocation)
        #expect(outcome.isTogether, sourceLocation: sourceLocation)
        let reply = outcome.reply
        #expect(reply?.text == text, sourceLocation: sourceLocation)
        #expect(reply?.reasoning == reasoning, sourceLocation: sourceLocation)
        #expect(reply?.finish == finish, sourceLocation: sourceLocation)
        #expect(reply?.usage == usage, sourceLocation: sourceLocation)
        #expect(reply?.isComplete == isComplete, sourceLocation: sourceLocation)
        let differences = StreamOutcome.differences(Array(body.utf8), startsInReasoning: startsInReasoning)
        #expect(differences.isEmpty, sourceLocation: sourceLocation)
    }
}
