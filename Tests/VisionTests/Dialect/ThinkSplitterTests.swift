import Testing

@testable import Vision

@Suite struct ThinkSplitterTests {
    /// What the parts come to; bytes, because these tests cut within characters too.
    private struct Split: Equatable {
        var text: [UInt8] = []
        var reasoning: [UInt8] = []
        var wasReasoning = 0

        init(text: String = "", reasoning: String = "", wasReasoning: Int = 0) {
            self.text = Array(text.utf8)
            self.reasoning = Array(reasoning.utf8)
            self.wasReasoning = wasReasoning
        }
    }

    private func split(_ parts: [[UInt8]], startsInReasoning: Bool = false, otherReasoning: Bool = false) -> Split {
        var splitter = ThinkSplitter(startsInReasoning: startsInReasoning)
        if otherReasoning { splitter.noteOtherReasoning() }
        var split = Split()
        var found: [ThinkSplitter.Part] = []
        for part in parts { found += splitter.take(part[...]) }
        found += splitter.finish()
        for part in found {
            switch part {
            case .text(let bytes): split.text += bytes
            case .reasoning(let bytes): split.reasoning += bytes
            case .textWasReasoning:
                split.reasoning += split.text
                split.text = []
                split.wasReasoning += 1
            }
        }
        return split
    }

    private func check(
        _ content: String, _ expected: Split, startsInReasoning: Bool = false, otherReasoning: Bool = false
    ) {
        let bytes = Array(content.utf8)
        for place in 0...bytes.count {
            let parts = [Array(bytes[..<place]), Array(bytes[place...])]
            #expect(
                split(parts, startsInReasoning: startsInReasoning, otherReasoning: otherReasoning) == expected,
                "cut at \(place)")
        }
        let single = bytes.map { [$0] }
        #expect(split(single, startsInReasoning: startsInReasoning, otherReasoning: otherReasoning) == expected)
    }

    @Test(arguments: [
        ("<think>a</think>b", "b", "a"),
        ("<thinking>a</thinking>b", "b", "a"),
        ("<thinking>a</think>b", "b", "a"),
        (" \n<think>a</think>b", " \nb", "a"),
        ("<think></think>b", "b", ""),
        ("<think>a</think> <think>b</think>c", " c", "ab"),
        ("<think>a<b <think> </thin> </think>c", "c", "a<b <think> </thin> "),
        ("<think>a", "", "a"),
        ("<think>a</thin", "", "a</thin"),
        ("<think", "<think", ""),
        ("a < b <", "a < b <", ""),
        ("<<think>a", "<<think>a", ""),
        ("<THINK>a", "<THINK>a", ""),
        ("The tag <think> opens.", "The tag <think> opens.", ""),
        ("Write <think>x</think> then.", "Write <think>x</think> then.", ""),
        ("<think>a</think>Then </think> closes.", "Then </think> closes.", "a"),
        ("</think>a", "a", ""),
        ("é<é</", "é<é</", ""),
    ])
    func `tags count only where reasoning begins and ends`(_ content: String, _ text: String, _ reasoning: String) {
        check(content, Split(text: text, reasoning: reasoning))
    }

    @Test func `a closing tag alone makes reasoning of what stands before it, once`() {
        check("a</think>b</think>c", Split(text: "b</think>c", reasoning: "a", wasReasoning: 1))
        check("a<think>b</think>c</think>d", Split(text: "d", reasoning: "a<think>b</think>c", wasReasoning: 1))
    }

    @Test func `a model that is known to think first needs no tag to begin`() {
        check("a</think>b", Split(text: "b", reasoning: "a"), startsInReasoning: true)
        check("\n<think>a</think>b", Split(text: "b", reasoning: "\na"), startsInReasoning: true)
        check("a", Split(reasoning: "a"), startsInReasoning: true)
    }

    @Test func `where the service tells reasoning apart no text becomes reasoning`() {
        check("a</think>b", Split(text: "a</think>b"), otherReasoning: true)
        check("</think>b", Split(text: "b"), otherReasoning: true)
        check("<think>a</think>b", Split(text: "b", reasoning: "a"), otherReasoning: true)
        check("a", Split(text: "a"), startsInReasoning: true, otherReasoning: true)
    }
}
