import Testing

@testable import Recipes

@Suite struct PatternLimitsTests {
    /// What one question may spend on all of its searches.
    private static let effort = Evaluation.effort

    @Test(arguments: [
        "(a+)+$", "(a|a)*b", "(a|aa)+$", "(a*)*$", "(?:(?:a+)+)+$", "(.*)*(.*)*x$", "^(a?){50}a{50}$",
        "(?=(?=(?=(a+)+b)))", "(?=(a+))(?=(a*))\\1\\2[^a]", "(a+)\\1\\1\\1\\1b$", "(a*)\\1[^a]", "(?i)(a+)(?:\\1)*[^a]",
        "[^b]*+c$", "a*[^b]*+c|x", "a{60000}b|a{60000}c", "(?:a{100}){100}[^a]", "(?<!a{50000}[^a])[^a]",
        "(?:a|a|a|a|a|a|a|a)*[^a]", "(?:(?=a*[^a])|a)*[^a]", "(a?a?a?a?a?a?a?a?a?a?)*[^a]", "(?>a*)[^a]", "a+?[^a]",
        "(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)[^a]",
        "(?:a|a){12}[^a]", "\\w+\\s*\\w+\\s*\\w+\\s*[^a]", "(\\w*\\W*)*[^a]", ".*.*.*.*.*[^a]", "(?s).*?.*?.*?[^a]",
        "[b-zB-Zß-ÿ\\u0100\\u0102\\u0104\\u0106\\u0108\\u010a\\u010c\\u010e\\u0110a]*+[^a]",
        "(?:((((((((((a*))))))))))*)*[^a]", "(?i)(?:ä|Ä|a)*[^a]", "\\b(?:\\w+\\b)*[^a]", "(?m)^(?:a+|b+)*$[^a]",
    ])
    func `ends soon whatever the pattern is`(written: String) throws {
        let pattern: Pattern
        do throws(PatternError) {
            pattern = try Pattern(Text(written))
        } catch {
            // To be refused is an end too.
            return
        }
        for subject in [String(repeating: "a", count: 40), String(repeating: "a", count: 100_000)] {
            var effort = Self.effort
            let time = ContinuousClock().measure {
                do throws(PatternError) {
                    _ = try pattern.matches(Text(subject), effort: &effort)
                } catch {
                    #expect(error == PatternError("takes too long to search for"))
                }
            }
            // Several times what it takes, for machines that do more than this.
            #expect(time < .seconds(2))
        }
    }
}
