import Imaging
import Testing
import Vignette

@testable import Vision

@Suite struct PlainColourTests {
    @Test(arguments: PlainColour.allCases)
    func `is a picture that our own gate lets through`(colour: PlainColour) {
        let picture = colour.picture
        guard case .passes(let format, let size) = PictureGate.inspect(picture.bytes) else {
            Issue.record("refused")
            return
        }
        #expect(format == picture.format && size == picture.size)
    }

    @Test(arguments: [
        (" Red.", PlainColour.red), ("It's the colour BLUE, I think, not red", .blue), ("reddish", nil), ("", nil),
        ("The rendered greenery", nil), ("**Green**", .green),
    ])
    func `is heard as a word`(text: String, colour: PlainColour?) {
        #expect(PlainColour.named(in: text) == colour)
    }

    @Test func `is heard once the word is over, and only in the answer`() async throws {
        let heard = FirstColour()
        try await heard.hear(.reasoning("blue "))
        await heard.hear(.text("green. "), expected: .green)
        let second = FirstColour()
        try await second.hear(.text("It is re"))
        try await second.hear(.text("d"))
        await second.hear(.text("."), expected: .red)
    }

    @Test func `what was reasoning after all does not count`() async throws {
        let heard = FirstColour()
        try await heard.hear(.text("maybe blu"))
        try await heard.hear(.textWasReasoning)
        await heard.hear(.text("e red "), expected: .red)
    }
}

extension FirstColour {
    fileprivate func hear(_ piece: AnswerPiece, expected: PlainColour) {
        let heard = #expect(throws: Heard.self) { try hear(piece) }
        #expect(heard?.colour == expected)
    }
}
