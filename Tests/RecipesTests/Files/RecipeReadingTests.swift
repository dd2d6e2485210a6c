import Bytes
import Recipes
import Testing
import Vignette

@Suite struct RecipeReadingTests {
    private static func read(_ text: String) -> Result<WrittenRecipe, FieldError> {
        do throws(FieldError) {
            return .success(try WrittenRecipe(reading: Array(text.utf8)))
        } catch {
            return .failure(error)
        }
    }

    private static func fault(_ text: String) -> FieldError? {
        if case .failure(let error) = read(text) { error } else { nil }
    }

    /// A recipe with one parameter, and whatever else.
    private static func recipe(_ parameter: String, _ more: String = "") -> String {
        #"{"name":"a","title":"A","prompt":"{{ $parameters.x }}","parameters":{"x":\#(parameter)}\#(more)}"#
    }

    @Test func `reads everything that may stand in a file`() throws {
        let text = #"""
            {"name":"count-cars","title":{"en":"Count cars"},"order":-3,"prompt":"Count {{$parameters.what}}: {{ $parameters.n }}",
             "system_prompt":"Be brief.","fit":2048,"together":true,"max_tokens":9,"temperature":0.5,
             "parameters":{"what":{"kind":"choice","label":"What","default":"cars","choices":["cars","trees"]},
                           "n":{"kind":"number","default":3}},
             "operations":{"n":[]},"extra_body":{"seed":1},"answer":"alt_text"}
            """#
        let recipe = try Self.read(text).get().recipe
        #expect(
            recipe
                == Recipe(
                    name: "count-cars", title: "Count cars", order: -3,
                    prompt: "Count {{$parameters.what}}: {{ $parameters.n }}", systemPrompt: "Be brief.", fit: .large,
                    together: true, maxTokens: 9, temperature: 0.5,
                    parameters: [
                        .init(
                            name: "what", kind: .choice, label: "What", standard: "cars", choices: ["cars", "trees"]),
                        .init(name: "n", kind: .number, label: "n", standard: "3"),
                    ], extraBody: #"{"seed":1}"#, answer: .altText))
    }

    @Test func `needs no more than a name and a title`() throws {
        let recipe = try Self.read(#"{"name":"a","title":"A"}"#).get().recipe
        #expect(recipe == Recipe(name: "a", title: "A", order: 100, prompt: "") && recipe.needsPrompt)
    }

    @Test(arguments: [
        (#"{"title":"A"}"#, "name", "is missing"),
        (#"{"name":3,"title":"A"}"#, "name", "must be text"),
        (#"{"name":"A b","title":"A"}"#, "name", "lower-case"),
        (#"{"name":"","title":"A"}"#, "name", "lower-case"),
        (#"{"name":"try","title":"A"}"#, "name", "page of its own"),
        (#"{"name":"a"}"#, "title", "is missing"),
        (#"{"name":"a","title":" "}"#, "title", "one line"),
        (#"{"name":"a","title":"b\nc"}"#, "title", "one line"),
        (#"{"name":"a","title":{}}"#, "title", "is missing"),
        (#"{"name":"a","title":{"en":1}}"#, "title", "must be text"),
        (#"{"name":"a","title":{"en":"A","de":"B"}}"#, "title.de", "is unknown"),
        (#"{"name":"a","title":"A","promt":""}"#, "promt", "is unknown"),
        (#"{"name":"a","title":"A","order":1.5}"#, "order", "whole number"),
        (#"{"name":"a","title":"A","prompt":null}"#, "prompt", "must be text"),
        (#"{"name":"a","title":"A","system_prompt":[]}"#, "system_prompt", "must be text"),
        (#"{"name":"a","title":"A","fit":800}"#, "fit", "768, 1280 and 2048"),
        (#"{"name":"a","title":"A","fit":"768"}"#, "fit", "768, 1280 and 2048"),
        (#"{"name":"a","title":"A","together":"yes"}"#, "together", "true or false"),
        (#"{"name":"a","title":"A","max_tokens":0}"#, "max_tokens", "whole number"),
        (#"{"name":"a","title":"A","temperature":2.1}"#, "temperature", "from 0 to 2"),
        (#"{"name":"a","title":"A","extra_body":[]}"#, "extra_body", "must be an object"),
        (#"{"name":"a","title":"A","extra_body":{"stream":true}}"#, "extra_body.stream", "cannot be set"),
        (#"{"name":"a","title":"A","answer":"short"}"#, "answer", "free and alt_text"),
        (#"{"name":"a","title":"A","parameters":[]}"#, "parameters", "must be an object"),
        (#"{"name":"a","title":"A","operations":[]}"#, "operations", "must be an object"),
        (#"{"name":"a","title":"A","operations":{"x":[]}}"#, "operations.x", "no parameter"),
        (#"{"name":"a","title":"A","prompt":"{{ $parameters.y }}"}"#, "prompt", "placeholder of 'y'"),
        (#"{"name":"a","title":"A","system_prompt":"{{$parameters.y}}"}"#, "system_prompt", "only those of the prompt"),
        (#"{"name":"a","title":"A","parameters":{"x":{"kind":"text"}}}"#, "parameters.x", "has no {{ $parameters.x }}"),
        (#"{"name":"a","title":"A","parameters":{"a-b":{"kind":"text"}}}"#, "parameters.a-b", "letters, digits"),
        (#"{"name":"a","title":"A","parameters":{"":{"kind":"text"}}}"#, "parameters.", "letters, digits"),
    ])
    func `names the field at fault`(text: String, field: String, reason: String) throws {
        let fault = try #require(Self.fault(text))
        #expect(fault.field == field && fault.reason.contains(reason), "\(fault)")
    }

    @Test(arguments: [
        ("[]", "", "parameters.x", "must be an object"),
        ("{}", "", "parameters.x.kind", "is missing"),
        (#"{"kind":"date"}"#, "", "parameters.x.kind", "text, number, choice and boolean"),
        (#"{"kind":"text","hint":"a"}"#, "", "parameters.x.hint", "is unknown"),
        (#"{"kind":"text","label":""}"#, "", "parameters.x.label", "one line"),
        (#"{"kind":"text","default":3}"#, "", "parameters.x.default", "must be text"),
        (#"{"kind":"text","choices":["a"]}"#, "", "parameters.x.choices", "kind choice"),
        (#"{"kind":"number","default":"3"}"#, "", "parameters.x.default", "must be a number"),
        (#"{"kind":"number","default":1e999}"#, "", "parameters.x.default", "must be a number"),
        (#"{"kind":"boolean","default":"true"}"#, "", "parameters.x.default", "true or false"),
        (#"{"kind":"choice"}"#, "", "parameters.x.choices", "is missing"),
        (#"{"kind":"choice","choices":[]}"#, "", "parameters.x.choices", "1 to 50"),
        (#"{"kind":"choice","choices":["a",1]}"#, "", "parameters.x.choices[1]", "text"),
        (#"{"kind":"choice","choices":["a","a"]}"#, "", "parameters.x.choices[1]", "twice"),
        (#"{"kind":"choice","choices":["a "]}"#, "", "parameters.x.choices[0]", "blanks"),
        (#"{"kind":"choice","choices":["a","b"],"default":"c"}"#, "", "parameters.x.default", "a and b"),
        (#"{"kind":"text"}"#, #","operations":{"x":{}}"#, "operations.x", "must be a list"),
        (
            #"{"kind":"text"}"#, #","operations":{"x":[{"type":"Nothing"}]}"#, "operations.x[0].type",
            "names no operation"
        ),
        (#"{"kind":"text"}"#, #","operations":{"x":[{"type":"StringMatches"}]}"#, "operations.x[0].regex", ""),
        (
            #"{"kind":"choice","choices":["a","b"]}"#,
            #","operations":{"x":[{"type":"ToString"},{"type":"LookupTable","lookup_table":{"a":"1"}}]}"#,
            "operations.x[1]", "cannot be used for 'b'"
        ),
        (
            #"{"kind":"number","default":0}"#, #","operations":{"x":[{"type":"StringToUpperCase"}]}"#,
            "operations.x[0]", "cannot be used for '0'"
        ),
    ])
    func `names the part of a parameter at fault`(
        parameter: String, more: String, field: String, reason: String
    ) throws {
        let fault = try #require(Self.fault(Self.recipe(parameter, more)))
        #expect(fault.field == field && fault.reason.contains(reason), "\(fault)")
    }

    @Test(arguments: [
        ("", "line 1, column 1"), ("{\n  \"é\": ,\n}", "line 2, column 8"), ("[]", "must be a JSON object"),
        (#"{"name":"a","name":"a"}"#, "line 1, column 13"),
        (#"{"name":"a","title":""# + String(repeating: "x", count: 70_000) + #""}"#, "larger than 64 KB"),
    ])
    func `says where a file is no JSON`(text: String, reason: String) throws {
        let fault = try #require(Self.fault(text))
        #expect(fault.field.isEmpty && fault.reason.contains(reason), "\(fault)")
    }

    @Test func `has a bound for parameters`() {
        func text(_ count: Int) -> String {
            let names = (0..<count).map { "p\($0)" }
            let prompt = names.map { "{{ $parameters.\($0) }}" }.joined()
            let parameters = names.map { #""\#($0)":{"kind":"text"}"# }.joined(separator: ",")
            return #"{"name":"a","title":"A","prompt":"\#(prompt)","parameters":{\#(parameters)}}"#
        }
        #expect(Self.fault(text(20)) == nil && Self.fault(text(21))?.field == "parameters")
    }

    @Test(arguments: [
        #"{"name":"a","title":"A"}"#,
        recipe(#"{"kind":"number","default":1.50}"#, #","operations":{"x":[{"type":"ToString"}]},"answer":"alt_text""#),
        recipe(#"{"kind":"boolean","label":"B","default":false}"#, #","extra_body":{"a":[1,{"b":null}]},"fit":768"#),
        recipe(#"{"kind":"choice","choices":["a","ü"],"default":"ü"}"#, #","temperature":0.1,"system_prompt":"s""#),
        recipe(#"{"kind":"text","default":""}"#, #","together":true,"order":7,"max_tokens":3"#),
    ])
    func `what is written is read as the same recipe`(text: String) throws {
        let recipe = try Self.read(text).get()
        #expect(try WrittenRecipe(reading: recipe.json) == recipe)
    }
}
