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

    @Test(arguments: PlainColour.allCases)
    func `is a picture that strict decoders read`(colour: PlainColour) throws {
        let bytes = colour.picture.bytes
        let name = try #require(bytes.firstRange(of: Array("IDAT".utf8)))
        // RFC 1950 §2.2: two bytes, then here one stored block of five bytes and its content, then the checksum.
        func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
        let length = number(bytes[..<name.lowerBound].suffix(4))
        let data = Array(bytes[name.upperBound...].prefix(length))
        let rows = data[7..<(data.count - 4)]
        var (first, second) = (1, 0)
        for byte in rows {
            first = (first + Int(byte)) % 65_521
            second = (second + first) % 65_521
        }
        #expect(rows.count == 256 * (1 + 256 / 8))
        let sum = second << 16 | first
        #expect(number(data.suffix(4)) == sum)
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
        let late = FirstColour()
        try await late.hear(.text("It could be red or green. "))
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
