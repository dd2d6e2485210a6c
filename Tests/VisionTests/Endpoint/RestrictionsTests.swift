import Testing
import Vignette

@testable import Vision

@Suite struct RestrictionsTests {
    private let restricted = Restrictions(.restricted)

    @Test func `drops the detail that asks for nothing and refuses every other`() throws {
        for detail in [nil, "", "auto"] { #expect(try restricted.checked(detail: detail) == nil) }
        for detail in ["low", "high", "original", "Auto"] {
            let failure = #expect(throws: Failure.self) { try restricted.checked(detail: detail) }
            #expect(failure?.code == .detailRefused && failure?.message == "The detail option is not supported.")
        }
        #expect(try Restrictions(.open).checked(detail: "high") == "high")
    }

    @Test func `takes four pictures and no more`() throws {
        let picture = PlainColour.red.picture
        let four = Question(prompt: "?", pictures: Array(repeating: picture, count: 4))
        #expect(try restricted.checked(four) == four)
        let five = Question(prompt: "?", pictures: Array(repeating: picture, count: 5))
        #expect(throws: Failure.tooManyPictures(limit: 4, actual: 5)) { try restricted.checked(five) }
    }
}
