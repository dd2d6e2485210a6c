import Recipes
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
        #expect(options.recipe == "Table" && options.prompt == "Why?" && options.language == "pt-BR")
        #expect(options.maxTokens == 9 && options.temperature == 0.5)
    }

    @Test(
        arguments: [
            ([], "describe", .text), (["--prompt", "a"], "ask", .text), (["--csv"], "describe", .csv),
            (["--prompt", "a", "--recipe", "Describe"], "describe", .text),
            (["--recipe=ask", "--prompt=a"], "ask", .text),
        ] as [([String], String, DescribeOptions.Form)])
    func `a question of one's own is asked as it is`(
        arguments: [String], recipe: String, form: DescribeOptions.Form
    ) throws {
        let options = try read(arguments)
        #expect(
            try ChosenRecipe.find(options, in: .project(), from: ["a", "b"]).name == recipe && options.form == form)
    }

    @Test func `parameters are filled in, the last of each name`() throws {
        let options = try read(["--set", "length=brief", "--set=length = thorough", "--recipe", "describe"])
        #expect(options.parameters == ["length=brief", "length= thorough"].compactMap(ParameterValue.init))
        let recipe = try ChosenRecipe.find(options, in: .project(), from: ["a", "b"])
        #expect(recipe.prompt.contains("Be thorough") && !recipe.prompt.contains("Be brief"))
        let context = try read(["--recipe=alt-text", "--set", "context=a=b"])
        #expect(try ChosenRecipe.find(context, in: .project(), from: ["a", "b"]).prompt.contains("\"a=b\""))
    }

    @Test(arguments: [
        (
            ["--recipe", "alt"],
            "is 'alt', but must be one of describe, alt-text, read-text, compare, table, ask, the recipes in a and b"
        ),
        (["--recipe", "ask"], "--recipe ask needs --prompt too"),
        (["--set", "length=long"], "describe cannot be asked with --set length: The field 'Length' must be"),
        (["--set", "size=9"], "the recipe describe has no parameter 'size' for --set to fill in: it has length"),
        (
            ["--prompt", "a", "--set", "length=brief"],
            "the recipe ask has no parameter 'length' for --set to fill in: it has none"
        ),
    ])
    func `what no recipe takes is refused with what it takes`(arguments: [String], expected: String) throws {
        let options = try read(arguments)
        let error = try #require(throws: (any Error).self) {
            let recipe = try ChosenRecipe.find(options, in: .project(), from: ["a", "b"])
            Issue.record("\(recipe.name)")
        }
        let line = String(describing: error)
        #expect(line.contains(expected) && !line.contains("\n"), "\(line)")
    }

    @Test(arguments: [
        (["--json", "--csv"], "--json and --csv cannot be given together"),
        (["--json=yes"], "--json takes no value"), (["--set", "length"], "--set is 'length', but must be a name, ="),
        (["--set", "a=b", "--set", "=c"], "--set is '=c'"), (["--set"], "--set needs a value"),
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
