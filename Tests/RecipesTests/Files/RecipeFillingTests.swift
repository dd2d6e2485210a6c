import Bytes
import Recipes
import Testing
import Vignette

@Suite struct RecipeFillingTests {
    private static let written = #"""
        {"name":"a","title":"A","order":4,"prompt":"  {{ $parameters.t }}|{{$parameters.n}}|{{ $parameters.c }}|{{ $parameters.b }} ",
         "parameters":{"t":{"kind":"text","default":"sky"},"n":{"kind":"number","default":2},
                       "c":{"kind":"choice","choices":["red","blue"],"label":"Colour"},"b":{"kind":"boolean","default":true}},
         "operations":{"t":[{"type":"StringToUpperCase"}]},
         "system_prompt":"s","fit":768,"max_tokens":5,"temperature":1,"extra_body":{"seed":2},"answer":"alt_text"}
        """#

    private func recipe() throws -> WrittenRecipe { try WrittenRecipe(reading: Array(Self.written.utf8)) }

    private func refusal(_ values: [String: String]) throws -> Failure? {
        let recipe = try recipe()
        do throws(Failure) {
            _ = try recipe.filled(with: values)
            return nil
        } catch {
            return error
        }
    }

    @Test func `gives a plain recipe with everything else as it was`() throws {
        let filled = try recipe().filled(with: ["c": "blue"])
        #expect(
            filled
                == Recipe(
                    name: "a", title: "A", order: 4, prompt: "SKY|2|blue|True", systemPrompt: "s", fit: .small,
                    maxTokens: 5, temperature: 1, extraBody: #"{"seed":2}"#, answer: .altText))
    }

    @Test(arguments: [
        (["t": "sea"], "SEA|2|red|True"), (["t": ""], "|2|red|True"), (["t": " \n"], "|2|red|True"),
        (["t": " a "], "A |2|red|True"),
        (["n": "3.50"], "SKY|3.5|red|True"), (["n": " -7 "], "SKY|-7|red|True"), (["n": "1e3"], "SKY|1000.0|red|True"),
        (["n": ""], "SKY|2|red|True"), (["c": " red "], "SKY|2|red|True"),
        (["b": "0"], "SKY|2|red|False"), (["b": "OFF"], "SKY|2|red|False"), (["b": "on"], "SKY|2|red|True"),
        (["t": "{{ $parameters.c }}"], "{{ $PARAMETERS.C }}|2|red|True"),
    ])
    func `fills in what is given, and what stands where nothing is`(values: [String: String], prompt: String) throws {
        let filled = try recipe().filled(with: ["c": "red"].merging(values) { $1 })
        #expect(filled.prompt == prompt)
    }

    @Test(arguments: [
        ([:], "parameter.c", "The field 'Colour' has to be filled in."),
        (["c": ""], "parameter.c", "The field 'Colour' has to be filled in."),
        (["c": "green"], "parameter.c", "The field 'Colour' must be one of red and blue."),
        (["c": "red", "n": "three"], "parameter.n", "The field 'n' must be a number"),
        (["c": "red", "n": "0x10"], "parameter.n", "must be a number"),
        (["c": "red", "n": "nan"], "parameter.n", "must be a number"),
        (["c": "red", "n": "1e999"], "parameter.n", "must be a number"),
        (["c": "red", "n": String(repeating: "1", count: 41)], "parameter.n", "must be a number"),
        (["c": "red", "b": "yes"], "parameter.b", "must be true or false"),
        (["c": "red", "t": String(repeating: "é", count: 4097)], "parameter.t", "longer than 8 KB"),
        (["c": "red", "d": "x"], "parameter.d", "is unknown: the recipe a has t, n, c and b"),
    ])
    func `names the value at fault`(values: [String: String], field: String, reason: String) throws {
        let failure = try #require(try refusal(values))
        #expect(failure.code == .invalidRequest && failure.field == field && failure.message.contains(reason))
    }

    @Test func `names the operation that could not work with a value`() throws {
        let text = #"""
            {"name":"a","title":"A","prompt":"{{ $parameters.t }}","parameters":{"t":{"kind":"text"}},
             "operations":{"t":[{"type":"ToString"},{"type":"LookupTable","lookup_table":{"x":"y"}}]}}
            """#
        let recipe = try WrittenRecipe(reading: Array(text.utf8))
        #expect(try recipe.filled(with: ["t": "x"]).prompt == "y")
        do throws(Failure) {
            _ = try recipe.filled(with: ["t": "z"])
            Issue.record("no failure")
        } catch {
            #expect(error.field == "parameter.t" && error.message.contains("operation 1 (LookupTable)"), "\(error)")
        }
    }

    @Test func `a text is left empty on purpose only where it need not be filled in`() throws {
        let text = #"""
            {"name":"a","title":"A","prompt":"{{ $parameters.t }}","parameters":{"t":{"kind":"text","label":"Say"}}}
            """#
        let recipe = try WrittenRecipe(reading: Array(text.utf8))
        let refusal = #expect(throws: Failure.self) { try recipe.filled(with: ["t": " "]) }
        #expect(refusal?.message == "The field 'Say' has to be filled in." && refusal?.field == "parameter.t")
    }

    @Test(arguments: [" ", #"\n \t"#, ""])
    func `a prompt of blanks is none`(prompt: String) throws {
        let recipe = try WrittenRecipe(reading: Array(#"{"name":"a","title":"A","prompt":"\#(prompt)"}"#.utf8))
        #expect(recipe.recipe.needsPrompt)
        #expect(try recipe.filled(with: [:]).needsPrompt)
    }

    @Test func `a prompt has no blanks around it, with parameters and without`() throws {
        let recipe = try WrittenRecipe(reading: Array(#"{"name":"a","title":"A","prompt":"  Look. "}"#.utf8))
        #expect(try recipe.filled(with: [:]).prompt == "Look.")
    }

    @Test func `knows which values it still takes`() throws {
        let old = ["t": "a", "c": "green", "n": "x", "gone": "1", "b": "false"]
        #expect(try recipe().known(among: old) == ["t": "a", "b": "false"])
        #expect(try recipe().chosen(from: ["c": "red", "b": "0"]) == ["t": "sky", "n": "2", "c": "red", "b": "0"])
    }
}
