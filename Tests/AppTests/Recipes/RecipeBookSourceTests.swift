import Recipes
import Testing
import Vignette

@testable import App

@Suite struct RecipeBookSourceTests {
    private static func book(_ prompt: String = "See {{ $parameters.t }}.") throws -> RecipeBook {
        let text = #"""
            {"name":"a","title":"A","prompt":"\#(prompt)","temperature":1,
             "parameters":{"t":{"kind":"text","default":"sky"}},"extra_body":{"seed":2}}
            """#
        return RecipeBook([try WrittenRecipe(reading: Array(text.utf8))])
    }

    private static func plan(_ values: [String: String] = [:], systemPrompt: String? = nil) throws -> QuestionPlan {
        try book().recipes[0].plan(
            filledWith: values, prompt: "Why?", systemPrompt: systemPrompt, language: "de", model: "m", fit: .large,
            maxTokens: 9, temperature: nil, pictures: 3)
    }

    @Test(arguments: [[:], ["t": "sea"], ["t": ""], ["t": " "]])
    func `is the recipe that asks the very same`(values: [String: String]) throws {
        let book = try Self.book()
        #expect(book.source(of: try Self.plan(values)) == book.recipes[0])
        #expect(book.source(of: try Self.plan(values, systemPrompt: "Be brief.")) == book.recipes[0])
    }

    @Test func `is none where anything would be asked otherwise`() throws {
        let changes: [(inout QuestionPlan) -> Void] = [
            { $0.recipe = "b" }, { $0.instruction += "!" }, { $0.parameters = [:] }, { $0.temperature = nil },
            { $0.extraBody = nil }, { $0.answer = .altText }, { $0.language = nil },
        ]
        for (index, change) in changes.enumerated() {
            var plan = try Self.plan(["t": "sea"])
            change(&plan)
            #expect(try Self.book().source(of: plan) == nil, "change \(index)")
        }
        #expect(try Self.book("Look at {{ $parameters.t }}.").source(of: try Self.plan()) == nil)
    }

    @Test func `what was left empty on purpose is kept, and what is empty by itself is not`() throws {
        #expect(try Self.plan(["t": ""]).parameters == ["t": ""])
        #expect(try Self.plan(["t": ""]).instruction.hasPrefix("See .") == true)
        #expect(try Self.plan().parameters == ["t": "sky"])
        let text =
            #"{"name":"a","title":"A","prompt":"{{$parameters.t}}!","parameters":{"t":{"kind":"text","default":""}}}"#
        let plan = try WrittenRecipe(reading: Array(text.utf8)).plan(
            filledWith: ["t": ""], prompt: nil, systemPrompt: nil, language: nil, model: nil, fit: .small,
            maxTokens: nil, temperature: nil, pictures: 1)
        #expect(plan.parameters.isEmpty)
    }
}
