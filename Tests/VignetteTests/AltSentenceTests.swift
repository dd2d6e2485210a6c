import Testing

@testable import Vignette

@Suite struct AltSentenceTests {
    @Test(arguments: [
        ("A red boat on a lake.", "A red boat on a lake."),
        ("\"A red boat on a lake.\"", "A red boat on a lake."),
        ("„Ein rotes Boot.“", "Ein rotes Boot."),
        ("\"Stop\" is written on a \"red\" sign", "\"Stop\" is written on a \"red\" sign"),
        ("Alt text: A red boat.", "A red boat."),
        ("Image of a red boat.", "A red boat."),
        ("An image of a red boat.", "A red boat."),
        ("This photo shows a red boat.", "A red boat."),
        ("A photograph showing two cats.", "Two cats."),
        ("Ein Bild von einem Hund.", "Einem Hund."),
        ("Picture of 3 cats.", "3 cats."),
        ("Image offers a view.", "Image offers a view."),
        ("Photo of ", "Photo of"),
        ("  A boat.\n", "A boat."),
    ])
    func `leaves out what models put around it`(answer: String, text: String) {
        #expect(AltSentence(answer).text == text)
    }

    @Test func `fits as one sentence of at most 125 characters`() {
        #expect(AltSentence("A boat.").fits)
        #expect(AltSentence(String(repeating: "a", count: 125)).fits)
        #expect(!AltSentence(String(repeating: "a", count: 126)).fits)
        #expect(!AltSentence("A boat. It is red.").fits)
        #expect(!AltSentence("A boat\nIt is red").fits)
        #expect(!AltSentence("").fits)
    }

    @Test func `what does not fit is its first sentence, cut at a word`() {
        #expect(AltSentence("A boat. It is red.").cut == "A boat.")
        let long = AltSentence(Array(repeating: "word", count: 40).joined(separator: " ")).cut
        #expect(long.count <= 125 && long.hasSuffix("word…"))
        #expect(AltSentence("").cut.isEmpty)
    }
}
