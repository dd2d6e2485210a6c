import Bytes
import Testing
import Vignette

@testable import App

@Suite struct FingerprintTests {
    private static let plan = QuestionPlan(
        recipe: "ask", recipeTitle: "Ask", prompt: "What?", instruction: "What?", fit: .small)

    @Test func `what decides the answer decides the fingerprint`() throws {
        let changes: [(inout QuestionPlan) -> Void] = [
            { _ in }, { $0.instruction = "Why?" }, { $0.systemPrompt = "" }, { $0.systemPrompt = "Be kind." },
            { $0.fit = .large }, { $0.model = "m" }, { $0.maxTokens = 5 }, { $0.temperature = 0 },
            { $0.earlier = [EarlierQuestion(prompt: "a", answer: "b")] },
            { $0.earlier = [EarlierQuestion(prompt: "ab", answer: "")] }, { $0.extraBody = "{}" },
            { $0.answer = .altText },
        ]
        let fingerprints = changes.map { change in
            var plan = Self.plan
            change(&plan)
            return Fingerprint.of(plan, pictures: ["d"])
        }
        #expect(Set(fingerprints).count == changes.count)
        #expect(fingerprints.allSatisfy { $0.utf8.count == 64 })
        let pictures = [["a", "b"], ["b", "a"], ["ab"], [], ["a"], ["a", "b", ""]]
        #expect(Set(pictures.map { Fingerprint.of(Self.plan, pictures: $0) }).count == pictures.count)
        var other = Self.plan
        other.recipe = "own"
        other.recipeTitle = "Own"
        #expect(Fingerprint.of(other, pictures: ["d"]) == fingerprints[0], "names do not matter")
    }

    @Test func `a form's fingerprint does not depend on the order of its fields`() throws {
        let one = try SHA256.digest(of: [1])
        let two = try SHA256.digest(of: [2])
        func text(_ parts: [(String, Bool, SHA256.Digest)]) throws -> String {
            var fingerprint = FormFingerprint()
            for (name, isFile, digest) in parts { fingerprint.add(name, isFile: isFile, digest) }
            return try fingerprint.text()
        }
        let first = try text([("a", false, one), ("b", false, two)])
        #expect(try text([("b", false, two), ("a", false, one)]) == first)
        let others = [
            [("a", false, two), ("b", false, one)], [("a", true, one), ("b", false, two)], [("a", false, one)], [],
            [("a", false, one), ("b", false, two), ("b", false, two)], [("a:1", false, one), ("b", false, two)],
        ]
        #expect(try Set(others.map(text) + [first]).count == others.count + 1)
        #expect(try text([("a", true, one), ("a", true, two)]) != text([("a", true, two), ("a", true, one)]))
    }
}
