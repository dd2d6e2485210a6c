import Testing

@testable import HTTP

@Suite struct EntityTagTests {
    @Test(arguments: [("\"x\"", "x", false), ("W/\"x\"", "x", true), ("\"\"", "", false), ("\"a\\\"", "a\\", false)])
    func `reads strong and weak tags`(text: String, value: String, isWeak: Bool) throws {
        let tag = try #require(EntityTag(parsing: text))
        #expect(tag.value == value && tag.isWeak == isWeak)
        #expect(tag.description == text)
    }

    @Test(arguments: [
        "", "x", "\"", "\"x", "x\"", "w/\"x\"", "W/", "W/\"", "W/x", "\"a\"b\"", "*", "Sun, 06 Nov 1994 08:49:37 GMT",
        " \"x\"", "\"x\" ",
    ])
    func `all else is no tag`(text: String) {
        #expect(EntityTag(parsing: text) == nil)
    }

    // RFC 9110 §8.8.3: etagc
    @Test func `what cannot stand in a tag is left out`() {
        let tag = EntityTag("a \"b\"\r\n\u{0}\u{7F}!é")
        #expect(tag.description == "\"ab!é\"")
        #expect(EntityTag(parsing: tag.description) == tag)
    }

    // RFC 9110 §8.8.3.2, the table
    @Test(arguments: [
        ("W/\"1\"", "W/\"1\"", false, true), ("W/\"1\"", "W/\"2\"", false, false), ("W/\"1\"", "\"1\"", false, true),
        ("\"1\"", "\"1\"", true, true),
    ])
    func `compares strongly and weakly`(one: String, other: String, strong: Bool, weak: Bool) throws {
        let one = try #require(EntityTag(parsing: one))
        let other = try #require(EntityTag(parsing: other))
        #expect(one.matchesStrongly(other) == strong && other.matchesStrongly(one) == strong)
        #expect(one.matchesWeakly(other) == weak && other.matchesWeakly(one) == weak)
    }
}
