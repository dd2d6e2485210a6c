import Testing
import Vignette

@testable import App

@Suite struct DescribeOptionsTests {
    private func read(_ arguments: [String]) throws(SettingsError) -> DescribeOptions {
        try Settings<DescribeOptions>(
            arguments: arguments, environment: ["PROMPT": "x"], elsewhere: Configuration.flags
        ).values
    }

    private func line(_ arguments: [String]) -> String? {
        do throws(SettingsError) {
            _ = try read(arguments)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `each flag goes where it belongs`() throws {
        let options = try read([
            "--json", "--recursive", "--recipe", "Table", "--prompt=Why?", "--language", "pt-BR", "--max-tokens=9",
            "--temperature", "0.5",
        ])
        #expect(options.isJSON && !options.isCSV && options.isRecursive && options.form == .json)
        #expect(options.chosenRecipe == .table && options.prompt == "Why?" && options.language == "pt-BR")
        #expect(options.maxTokens == 9 && options.temperature == 0.5)
    }

    @Test(
        arguments: [
            ([], .describe, .text), (["--prompt", "a"], .ask, .text), (["--csv"], .describe, .csv),
            (["--prompt", "a", "--recipe", "describe"], .describe, .text),
            (["--recipe=ask", "--prompt=a"], .ask, .text),
        ] as [([String], Recipe, DescribeOptions.Form)])
    func `a question of one's own is asked as it is`(
        arguments: [String], recipe: Recipe, form: DescribeOptions.Form
    ) throws {
        let options = try read(arguments)
        #expect(options.chosenRecipe == recipe && options.form == form)
    }

    @Test(arguments: [
        (["--json", "--csv"], "--json and --csv cannot be given together"),
        (["--json=yes"], "--json takes no value"), (["--recipe", "ask"], "--recipe ask needs --prompt too"),
        (["--recipe", "alt"], "--recipe is 'alt', but must be describe, alt-text, read-text, compare, table or ask"),
        (["--temperature", "2.1"], "--temperature is '2.1', but must be a number from 0 to 2"),
        (["--temperature", "1e0"], "must be a number"), (["--temperature", "nan"], "must be a number"),
        (["--max-tokens", "0"], "a whole number from 1 to 1000000"), (["--language", "12"], "a language tag"),
        (["--prompt"], "--prompt needs a value"), (["--recip", "x"], "did you mean --recipe?"),
        (["--base-ulr", "x"], "did you mean --base-url?"),
    ])
    func `what cannot be right is refused`(arguments: [String], expected: String) throws {
        let refusal = try #require(line(arguments))
        #expect(refusal.contains(expected) && !refusal.contains("\n"))
    }
}
