import Pages
import Testing
import Vignette

@testable import PageSamples

@Suite struct TryPageTests {
    private static let hostile = "\"'></title></textarea></script><q7x onq7x=1>{{{q7x}}}&lt;q7x&#60;q7x"

    private func outline(_ failure: Failure?, parameters: [Recipe.Parameter] = []) throws -> Outline {
        let page = TryPage(
            recipes: [], values: Samples.written, parameters: parameters, failure: failure,
            destination: Canned.destination)
        return Outline(try SampleSet.pages().tryRecipe(page, in: SampleSet.frame))
    }

    @Test(arguments: [
        ("parameters", "parameters"), ("parameters.tone.kind", "parameters"), ("title.en", "title"), ("name", "name"),
        ("operations.tone[0].regex", "operations"), ("operations[0]", "operations"), ("extra_body.n", "extra_body"),
        ("max_tokens", "max_tokens"), ("prompt", "prompt"), ("image", "image"), ("model", "model"), ("order", "order"),
        ("parameter.tone", "parameter.tone"), ("together", "together"), ("answer", "answer"),
    ])
    func `what is wrong stands beside its field, and leads there`(path: String, id: String) throws {
        let outline = try outline(
            .invalidRequest(field: path, "is not right"), parameters: Samples.withParameters.parameters)
        #expect(outline.faults.isEmpty)
        let faulty = outline.elements.filter { $0.attributes["aria-invalid"] == "true" }
        #expect(faulty.map { $0.attributes["id"] } == [id])
        let describing = faulty.first?.attributes["aria-describedby"]?.split(separator: " ").map(String.init) ?? []
        #expect(describing.contains(id + "-fault"))
        #expect(outline.elements.contains { $0.attributes["id"] == id + "-fault" })
        #expect(outline.elements("a").contains { $0.attributes["href"] == "#" + id })
    }

    @Test(arguments: ["", "nothing", "parameter.unknown", "from"])
    func `what belongs to no field leads nowhere`(path: String) throws {
        let outline = try outline(.invalidRequest(field: path, "is not right"))
        #expect(!outline.elements.contains { $0.attributes["aria-invalid"] != nil })
    }

    @Test func `what is shown of a question is its own, and not what the fields say`() throws {
        var plan = Canned.plan(.ask, prompt: "What?")
        plan.extraBody = #"{"top_k":40}"#
        var page = TryPage(
            recipes: [], values: Samples.written, question: .init(plan: plan, pictures: 1),
            destination: Canned.destination)
        func text() throws -> String {
            String(decoding: try SampleSet.pages().tryRecipe(page, in: SampleSet.frame), as: UTF8.self)
        }
        #expect(try text().contains("{&quot;top_k&quot;:40}") && text().contains("What the recipe sends"))
        plan.extraBody = nil
        page.question = .init(plan: plan, pictures: 1)
        #expect(try !text().contains("<h3>Extra body</h3>"))
    }

    @Test func `values that cannot be shown now are kept`() throws {
        let outline = try outline(nil)
        let kept = outline.elements("input").filter { $0.attributes["type"] == "hidden" }
        #expect(kept.contains { $0.attributes["name"] == "parameter.tone" && $0.attributes["value"] == "warm" })
        let shown = try self.outline(nil, parameters: Samples.withParameters.parameters)
        #expect(shown.elements.filter { $0.attributes["name"] == "parameter.tone" }.map(\.name) == ["select"])
    }

    @Test func `nothing that anybody wrote gets out of its place`() throws {
        var values = FormValues()
        for name in TryPage.recipeFields + ["model", "recipe", "parameter.\(Self.hostile)", "parameter.a"] {
            values[name] = Self.hostile
        }
        let parameters = Recipe.Parameter.Kind.allCases.enumerated().map { index, kind in
            Recipe.Parameter(
                name: index == 0 ? Self.hostile : "a\(index)", kind: kind, label: Self.hostile, standard: Self.hostile,
                choices: [Self.hostile])
        }
        var plan = Canned.plan(.ask, prompt: Self.hostile)
        (plan.instruction, plan.systemPrompt, plan.model) = (Self.hostile, Self.hostile, Self.hostile)
        plan.extraBody = Self.hostile
        let last = Canned.analysis(71, .done, plan: plan, pictures: [Canned.picture(Self.hostile)]) {
            $0.answer = Canned.answer(Self.hostile, reasoning: Self.hostile)
        }
        let page = TryPage(
            recipes: [Recipe(name: Self.hostile, title: Self.hostile, prompt: "")], values: values,
            parameters: parameters,
            failure: Failure(.modelNotFound, message: Self.hostile, advice: Self.hostile, field: Self.hostile),
            question: .init(plan: plan, pictures: 1), last: last, showsAnswer: true,
            destination: Destination(host: Self.hostile, network: .inside, model: Self.hostile), models: [Self.hostile])
        for models in [[], [Self.hostile]] {
            var shown = page
            (shown.models, shown.once) = (models, Self.hostile)
            let bytes = try SampleSet.pages().tryRecipe(shown, in: SampleSet.frame)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("q7x") && !text.contains("<q7x") && !text.contains("\"'>"))
            #expect(Outline(bytes).faults.isEmpty)
            #expect(!Outline(bytes).elements.contains { $0.attributes.keys.contains("onq7x") })
        }
    }
}
