import Testing

@testable import Recipes

@Suite struct PatternTests {
    /// What Python's `re.search` says of each.
    private static let pairs: [(pattern: String, found: [String], missed: [String])] = [
        ("a|b", ["aa", "abe"], ["١٢", "I"]),
        ("^abc$", ["abc", "abc\n"], ["a1b", "ſ"]),
        ("abc\\Z", ["abc"], ["c", "price $12.50"]),
        ("\\Aabc", ["abc", "abc\n"], ["aaa", "a1b"]),
        ("a.c", ["abc", "abc\n"], ["a", "ſ"]),
        ("(?s)a.c", ["abc", "abc\n"], [":", "cats"]),
        ("(?m)^b", ["bc", "a\nb"], ["k", "AB1234"]),
        ("(?m)a$", ["-a", "aaa"], ["k", "\u{c}"]),
        ("a$", ["aa", "-a"], ["(", "\r\n"]),
        ("\\d+", ["0", "192.168.1.1"], ["\u{b}", "a"]),
        ("\\D", ["@", "aab"], ["12", ""]),
        ("\\w+@\\w+", ["user@host"], ["a{", "ab"]),
        ("\\W", ["{", "p{L}"], ["i", "abd"]),
        ("\\s", ["\u{b}", "\u{c}"], ["K", "."]),
        ("\\S", ["σ", "日本語"], ["\u{85}", " "]),
        ("\\bfoo\\b", ["foo", "a foo b"], ["abc", "a b"]),
        ("\\Bfoo", ["xfoo"], ["K", "12"]),
        ("\\B", ["cd", "http://x.y/z"], ["0", "i"]),
        ("\\b", ["SS", "http://x.y/z"], ["\u{7}", "&"]),
        ("[abc]", ["cats", "abab"], ["256.1.1.1", "\t"]),
        ("[^abc]", ["\u{b}", "ABC"], ["bac", "abc"]),
        ("[]abc]", ["Abc", "abe"], ["à", "😀"]),
        ("[^]abc]", ["@", "\n1"], ["ab", "abab"]),
        ("[a-z]+", ["-a", "a foo b"], ["I", "À"]),
        ("[a-]", ["aA", "aaa"], ["\u{c}", "\u{a0}"]),
        ("[-a]", ["abc", "abe"], ["(", "\r\n"]),
        ("[a\\-z]", ["-", "a)"], ["日本語", "user@host"]),
        ("[\\d_-]", ["a{,2}", "12"], ["bcd", "SS"]),
        ("[\\w.]", ["http://x.y/z", "é"], [" ", "\u{c}"]),
        ("[\\s]", ["a\nb", "\u{b}"], ["&", "\u{0}"]),
        ("[\\S]", ["ba", "bc"], ["\u{b}", "\r\n"]),
        ("[^\\s]", ["abc\n", "cde"], ["", " "]),
        ("[\\W]", ["\n", "("], ["σ", "b"]),
        ("[^\\W]", ["a{1,2", "price $12.50"], ["-", "\u{c}"]),
        ("[\\b]", ["\u{8}"], ["]", "a b"]),
        ("[\\101]", ["ABC", "aA"], ["bc", "abab"]),
        ("[\\x41]", ["Abc", "A"], ["\u{7}", "ſ"]),
        ("[\\u00e9]", ["é"], ["ς", "A"]),
        ("[&&a]", ["ba", "a1b"], ["ÿ", "\u{85}"]),
        ("[--a]", ["192.168.1.1", "8"], ["s", "{"]),
        ("\\x41", ["A", "Abc"], ["a{1,2", "😀"]),
        ("\\u0041", ["aA", "AB1234"], ["price $12.50", "abe"]),
        ("\\u00e9", ["é"], ["a", "\u{b}"]),
        ("\\U0001F600", ["😀"], ["price $12.50", "a{1,2"]),
        ("\\0", ["\u{0}"], ["c", "É"]),
        ("\\07", ["\u{7}"], ["a\nb\n", "bd"]),
        ("\\012", ["\n1", "a\nb\n"], ["K", "A"]),
        ("(a)\\1", ["aaa", "aaaaaaaaaaaaaaaaaaaab"], ["σ", "b"]),
        ("\\101", ["AB1234", "ABC"], ["-a", "b"]),
        ("(?P<n>a)(?P=n)", ["aaa", "aaaaaaaaaaaaaaaaaaaab"], ["abd", "ſ"]),
        ("(?P<é>a)(?P=é)", ["aaa", "aaaaaaaaaaaaaaaaaaaab"], ["\u{180e}", "A"]),
        ("(?#c)a", ["a\nb\n", "a b"], ["k", "\u{8}"]),
        ("(?i)ABC", ["ABC", "abc\n"], ["É", "ab"]),
        ("(?i)é", ["é", "É"], ["AB1234", "E"]),
        ("(?i:A)b", ["abc\n", "Abc"], ["cats", "]"]),
        ("(?-i:a)", ["ba", "aaaaaaaaaaaaaaaaaaaab"], ["\u{7}", "bcd"]),
        ("(?i-s:a.)", ["a{", "aaa"], ["  42 ", "\r\n"]),
        ("(?x) a b # c", ["abc", "aabb"], ["aA", "0"]),
        ("(?x)a b", ["aab", "abd"], ["\u{180e}", "xfoo"]),
        ("(?x: a )b", ["aabb", "aab"], ["a1b", "K"]),
        ("(?xi)  A", ["aaa", "aab"], ["12", "é"]),
        ("(?a)\\w", ["s", "foo"], ["\u{8}", "&"]),
        ("(?a)\\d", ["a{1,2", "  42 "], ["aabb", "aaaaaaaaaaaaaaaaaaaab"]),
        ("(?a)\\s", ["a\nb", "price $12.50"], ["8", "\u{7}"]),
        ("(?a)\\W", ["ß", " "], ["k", "cde"]),
        ("(?a)\\S", ["  42 ", "a{"], ["\r\n", "\n"]),
        ("(?a:\\w)", ["  42 ", "cde"], ["{", "\\"]),
        ("(?u)\\w", ["price $12.50", "abc\n"], ["{", "\u{1c}"]),
        ("(?i)(?m)a", ["aa", "a"], ["E", "0"]),
        ("(?:a)", ["a{1,2", "aA"], ["bc", "foo"]),
        ("(?>a+)b", ["abd", "abe"], ["http://x.y/z", "A"]),
        ("a++b", ["aab", "abc"], ["bd", "a{1,2"]),
        ("a{2}+", ["aa", "aab"], ["abc\n", "abc"]),
        ("a{2,3}?", ["aaaaaaaaaaaaaaaaaaaab", "aab"], ["😀", "192.168.1.1"]),
        ("a{", ["a{", "a{1,2"], ["K", "ÿ"]),
        ("a{1", ["a{1,2"], ["a foo b", "\n"]),
        ("a{1,", ["a{1,2"], ["k", "a{"]),
        ("a{1,2", ["a{1,2"], ["½", "("]),
        ("(a|b)*c", ["abc", "price $12.50"], ["192.168.1.1", "😀"]),
        ("(?=a)a", ["ab", "a1b"], ["\u{180e}", "SS"]),
        ("(?!a)b", ["a\nb", "a foo b"], ["E", "http://x.y/z"]),
        ("(?<=a)b", ["ab", "aabb"], ["-", "١٢"]),
        ("(?<!a)b", ["a\nb", "aabb"], ["\n", "\u{200b}"]),
        ("(?<=ab|cd)e", ["abe", "cde"], ["½", ":"]),
        ("(?<=(a))\\1", ["aab", "aa"], ["σ", "abd"]),
        ("(a)(?<=\\1)b", ["abab", "ab"], ["a{", ":"]),
        ("(?<=a{2})b", ["aabb", "aaaaaaaaaaaaaaaaaaaab"], ["a\nb", "ſ"]),
        ("(a)?(?(1)b|c)", ["aabb", "ab"], ["ABC", "\n"]),
        ("(?P<x>a)?(?(x)b|c)", ["abc", "aab"], ["aaa", "foo"]),
        ("(a)?b(?(1)c)", ["a1b", "ab"], ["\n", "("]),
        ("}", ["p{L}", "a{,2}"], [" ", "cd"]),
        ("]", ["]"], ["aab", "abe"]),
        ("é", ["é"], ["A", "bac"]),
        ("日本", ["日本語"], ["A", "http://x.y/z"]),
        ("^$", ["", "\n"], ["a{1,2", "abab"]),
        ("\\.", ["192.168.1.1", "http://x.y/z"], ["bc", "\u{b}"]),
        ("\\-", ["-", "-a"], ["a foo b", "é"]),
        ("\\/", ["http://x.y/z"], ["user@host", ""]),
        ("\\é", ["é"], ["&", "8"]),
        ("\\ ", ["  42 ", "a foo b"], ["192.168.1.1", "\u{180e}"]),
        (".{3}", ["aab", "AB1234"], ["E", "Σ"]),
        ("^.$", ["@", "é"], ["192.168.1.1", "cde"]),
        ("^..$", ["ab", "bc"], ["8", "cats"]),
        ("(?s)^.$", ["à", "&"], ["a{1,2", "cde"]),
        ("\\t", ["\t"], ["E", "\u{b}"]),
        ("\\n", ["\n", "abc\n"], ["{", "-"]),
        ("\\r\\n", ["\r\n"], ["I", ":"]),
        ("\\v", ["\u{b}"], ["E", "http://x.y/z"]),
        ("\\f", ["\u{c}"], ["aab", "\u{b}"]),
        ("\\a", ["\u{7}"], ["12", "\u{c}"]),
        ("(?m)^$", ["abc\n", ""], ["cde", "\u{7}"]),
        ("a.b", ["aaaaaaaaaaaaaaaaaaaab", "aabb"], ["é", "ſ"]),
        ("(?i)ß", ["ß"], ["E", "a foo b"]),
        ("(?i)ſ", ["cats", "user@host"], [".", "foo"]),
        ("(?i)K", ["K", "k"], ["0", "a{1,2"]),
        ("(?i)σ", ["Σ", "σ"], ["256.1.1.1", "aaaaaaaaaaaaaaaaaaaab"]),
        ("(?i)i", ["I", "i"], ["日本語", "½"]),
        ("[À-ÿ]", ["À", "é"], ["i", "ABC"]),
        ("(?i)[à-ÿ]", ["ÿ", "é"], ["a)", "A"]),
        ("(?i)[^a]", ["\u{a0}", "abc\n"], ["aa", ""]),
        ("(cat|dog)s?", ["cats"], ["ab", "xfoo"]),
        ("^\\s*(\\d+)\\s*$", ["0", "\n1"], ["aaaaaaaaaaaaaaaaaaaab", "a{"]),
        ("[A-Z]{2}\\d{3,}", ["AB1234"], ["price $12.50", "a{"]),
        ("(\\w)\\1", ["aab", "aa"], ["c", "  42 "]),
        ("^(?=.*\\d)(?=.*[a-z]).+$", ["a{1,2", "a{,2}"], ["cats", "Abc"]),
        ("[^\\x00-\\x7f]", ["ÿ", "É"], ["(", "A"]),
        ("\\$\\d+\\.\\d{2}", ["price $12.50"], ["cats", "\u{1c}"]),
        ("https?://\\S+", ["http://x.y/z"], ["aab", "½"]),
        ("^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$", ["192.168.1.1"], ["\u{1c}", "bac"]),
    ]

    @Test(arguments: pairs)
    func `finds what Python finds`(written: String, found: [String], missed: [String]) throws {
        let pattern = try Pattern(Text(written))
        var effort = Evaluation.effort
        for subject in found { #expect(try pattern.matches(Text(subject), effort: &effort), "\(subject)") }
        for subject in missed { #expect(try !pattern.matches(Text(subject), effort: &effort), "\(subject)") }
    }

    @Test(arguments: [
        "[a-\\d]", "[\\d-a]", "[z-a]", "[]", "[", "[a", "[\\8]", "\\x4", "\\U00110000", "\\N", "\\p{L}", "\\h", "\\R",
        "\\X", "\\K", "\\Qa\\E", "\\G", "\\z", "\\e", "\\c", "\\C", "\\g1", "\\k<a>", "\\o{1}", "\\1", "(a\\1)",
        "(a)\\2", "(a)\\10", "\\400", "\\8", "(?P<n>a)(?P<n>b)", "(?P<1n>a)", "(?P<n>a)(?P=m)", "(?P>n)", "(?<n>a)",
        "(?'n'a)", "(?P<n", "(?#c", "(?au)a", "(?L)a", "(?L:a)", "(?z)a", "a(?i)b", "(?i)a(?i)b", "(?-i)a", "(?i-:a)",
        "(?i-i:a)", "(?-a:a)", "(?", "(?:", "(?:a", "a**", "a*?*", "a+++", "a*{2}", "*a", "+", "?", "a|*", "(*VERB)a",
        "(*)", "(?R)", "(?1)", "(?&n)", "(?C1)", "(?|a|b)", "(?+1)", "a{2,1}", "a{1,2}{3}", "^*", "\\b+", "$?",
        "(?<=a|bc)d", "(?<=a*)b", "(?<=(a)\\1)b", "(?<=a{1,2})b", "(?<a)b", "(?(1)a|b)", "(?(2)a)(b)", "(?(0)a)",
        "(?(y)a)", "(a)?(?(1)b|c|d)", ")", "a)", "(a",
    ])
    func `refuses what Python refuses`(written: String) {
        #expect(throws: PatternError.self) { try Pattern(Text(written)) }
    }

    @Test(arguments: [
        "\\ud800", "\\N{DIGIT ONE}", String(repeating: "a", count: 2001), "a{65536}", "(?:(?:a{1000}){1000}){1000}",
        String(repeating: "(", count: 101) + String(repeating: ")", count: 101),
    ])
    func `refuses what goes beyond its limits`(written: String) {
        #expect(throws: PatternError.self) { try Pattern(Text(written)) }
    }

    @Test func `says why`() {
        #expect(throws: PatternError("has a ')' too many")) { try Pattern("a)") }
        #expect(throws: PatternError("has nothing to repeat")) { try Pattern("*a") }
        #expect(throws: PatternError("has '\\p', which means nothing")) { try Pattern("\\p{L}") }
        #expect(throws: PatternError("looks behind for something that has more than one length")) {
            try Pattern("(?<=a|bc)d")
        }
    }
}
