import Testing

@testable import Storage

@Suite struct SearchTextTests {
    @Test(arguments: [
        ("", ""), ("plain words", "plain words"), ("好き", " 好 き"), ("a好b", "a 好 b"), ("ไทย", " ไ ท ย"),
        ("한국어", "한국어"), ("𠀀x", " 𠀀 x"), ("a\0b", "a b"), ("、。", "、。"), ("ｱｲ", " ｱ ｲ"),
    ])
    func `characters of scripts without blanks stand alone`(text: String, spaced: String) {
        #expect(SearchText(text).text == spaced)
    }

    @Test func `a text is cut at a whole character`() {
        #expect(SearchText("aé€", limit: 3).text == "aé")
        #expect(SearchText("aé€", limit: 5).text == "aé")
        #expect(SearchText("aé€", limit: 6).text == "aé€")
    }

    @Test func `everything that is typed stands inside quotation marks`() {
        #expect(SearchQuery("", owner: 1) == .everything)
        #expect(SearchQuery(" \t\n", owner: 1) == .everything)
        #expect(SearchQuery("\"\"\" * ( )", owner: 1) == .nothing)
        #expect(SearchQuery("a", owner: 3) == .matching(#"owner : "o3" AND (- owner : ("a" *))"#))
        #expect(SearchQuery("a OR b", owner: 3) == .matching(#"owner : "o3" AND (- owner : ("a" AND "OR" AND "b" *))"#))
        #expect(
            SearchQuery(#"x"y) NOT"#, owner: 3) == .matching(#"owner : "o3" AND (- owner : ("x""y)" AND "NOT" *))"#))
        #expect(SearchQuery("猫好", owner: 3) == .matching(#"owner : "o3" AND (- owner : (" 猫 好" *))"#))
    }
}
