import Pages
import Testing
import Vignette

@testable import PageSamples

/// Which recipes the form and the page of an analysis offer, and in which words.
@Suite struct RecipeOffersTests {
    private static let recipes = [Samples.withParameters] + Recipe.presets

    private func again(_ plan: QuestionPlan, pictures: Int = 1, keepsWords: Bool = false) throws -> Outline {
        let analysis = Canned.analysis(
            1, .done, plan: plan, pictures: Array(repeating: Canned.picture(), count: pictures)
        ) { $0.answer = Canned.answer() }
        let page = AnalysisPage(
            analysis: analysis, isOwner: true, recipes: Self.recipes, keepsWords: keepsWords,
            destination: Canned.destination, now: Canned.now)
        return Outline(try SampleSet.pages().analysis(page, in: SampleSet.frame))
    }

    /// The values of the options before the sizes begin.
    private func offers(_ outline: Outline) -> [String] {
        Array(outline.elements("option").compactMap { $0.attributes["value"] }.prefix { Int($0) == nil })
    }

    private func links(_ outline: Outline) -> [String] {
        let start = "/vignette/?recipe="
        return outline.elements("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix(start) }.map {
            String($0.dropFirst(start.count))
        }
    }

    @Test func `what asks for something first is no choice of Again, but a link`() throws {
        let alone = try again(Canned.plan())
        #expect(offers(alone) == ["describe", "alt-text", "read-text", "table"])
        #expect(links(alone) == ["product", "compare", "ask"])
        let several = try again(Canned.plan(prompt: "Why?"), pictures: 2)
        #expect(offers(several) == ["describe", "alt-text", "read-text", "compare", "table", "ask"])
        #expect(links(several) == ["product"])
    }

    @Test func `a recipe that was filled in can be asked again`() throws {
        let same = try again(Canned.plan(Samples.withParameters))
        #expect(offers(same).first == "product")
        let chosen = same.elements("option").first { $0.attributes["selected"] != nil }
        #expect(chosen?.attributes["value"] == "product")
    }

    @Test func `words that no recipe gives are offered as they are`() throws {
        let outline = try again(Canned.plan(Samples.withParameters), keepsWords: true)
        #expect(offers(outline) == ["", "describe", "alt-text", "read-text", "table"])
        let chosen = outline.elements("option").first { $0.attributes["selected"] != nil }
        #expect(chosen?.attributes["value"] == "")
    }

    private func form(_ recipes: [Recipe], standing: String?) throws -> (text: String, outline: Outline) {
        let page = FormPage(
            recipes: recipes, standing: standing, destination: Canned.destination, now: Canned.now)
        let bytes = try SampleSet.pages().form(page, in: SampleSet.frame)
        return (String(decoding: bytes, as: UTF8.self), Outline(bytes))
    }

    @Test func `the form and its sample propose what is asked where nobody chooses`() throws {
        let (text, outline) = try form(Self.recipes, standing: "describe")
        let chosen = outline.elements("input").filter {
            $0.attributes["checked"] != nil && $0.attributes["name"] == "recipe"
        }
        #expect(chosen.map { $0.attributes["value"] } == ["describe"])
        #expect(text.contains(#"<input type="hidden" name="recipe" value="describe">"#))
    }

    @Test(arguments: ["product", "ask", "compare"])
    func `no sample is offered of what asks for something first`(standing: String) throws {
        #expect(!(try form(Self.recipes, standing: standing).text.contains("No picture at hand?")))
    }

    @Test func `the program speaks for its own recipes alone`() throws {
        let own = Recipe(name: "table", title: "Seating plan", prompt: "Who sits where?")
        let (text, _) = try form([Recipe.describe, own], standing: nil)
        #expect(text.contains("Describe {}") && text.contains("from the whole to the parts"))
        #expect(!text.contains("Make a table of {}") && !text.contains("receipts and charts"))
        let page = AnalysisPage(
            analysis: Canned.analysis(1, .done, plan: Canned.plan(own)) { $0.answer = Canned.answer() }, isOwner: false,
            destination: Canned.destination, now: Canned.now)
        let shown = String(decoding: try SampleSet.pages().analysis(page, in: SampleSet.frame), as: UTF8.self)
        #expect(shown.contains(#"id="text-title">Answer<"#) && !shown.contains(">Table<"))
    }
}
