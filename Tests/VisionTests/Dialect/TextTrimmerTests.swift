import Testing

@testable import Vision

@Suite struct TextTrimmerTests {
    @Test func `white space is given only between words`() {
        var trimmer = TextTrimmer()
        let given = ["\n ", " a", " ", "\t", "b c \n", "", " "].map { trimmer.take(Array($0.utf8)[...]) }
        #expect(given == [nil, "a", nil, nil, " \tb c", nil, nil])
    }

    @Test func `a text that goes on keeps its white space`() {
        var trimmer = TextTrimmer(isAtStart: false)
        #expect(trimmer.take(Array(" a ".utf8)[...]) == " a")
    }
}
