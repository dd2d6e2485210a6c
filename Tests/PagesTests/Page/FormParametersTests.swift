import Pages
import Testing
import Vignette

@testable import PageSamples

@Suite struct FormParametersTests {
    private static let other = Recipe(
        name: "other", title: "Other", prompt: "",
        parameters: [Recipe.Parameter(name: "tone", kind: .text, label: "Tone", standard: "soft")])

    private func outline(_ values: [String: String], _ failure: Failure? = nil) throws -> Outline {
        let page = FormPage(
            recipes: [Samples.withParameters, Self.other], values: FormValues(values), failure: failure,
            destination: Canned.destination, now: Canned.now)
        return Outline(try SampleSet.pages().form(page, in: SampleSet.frame))
    }

    private func field(_ outline: Outline, _ name: String) throws -> Outline.Element {
        try #require(outline.elements.first { $0.attributes["id"] == name })
    }

    @Test func `each parameter is a field of its recipe, with what stands there by itself`() throws {
        let outline = try outline([:])
        #expect(outline.faults.isEmpty)
        #expect(try field(outline, "parameter.product.tone").name == "select")
        #expect(try field(outline, "parameter.product.count").attributes["value"] == "3")
        #expect(try field(outline, "parameter.product.brand").attributes["value"] == "")
        #expect(try field(outline, "parameter.product.prices").attributes["checked"] != nil)
        #expect(try field(outline, "parameter.other.tone").attributes["value"] == "soft")
        let needed = outline.elements.filter { $0.attributes["aria-required"] == "true" }
        #expect(
            needed.map { $0.attributes["id"] } == ["parameter.product.brand", "parameter.product.shop"])
    }

    @Test func `a box that is off is told from one that nobody was asked about`() throws {
        let outline = try outline([:])
        let same = outline.elements("input").filter { $0.attributes["name"] == "parameter.product.prices" }
        // The first counts, and a box that is off sends nothing.
        #expect(same.map { $0.attributes["type"] } == ["checkbox", "hidden"])
        #expect(same.map { $0.attributes["value"] } == ["true", "false"])
        let off = try self.outline(["parameter.product.prices": "false"])
        #expect(try field(off, "parameter.product.prices").attributes["checked"] == nil)
    }

    @Test func `what was filled in stays, for all recipes`() throws {
        let outline = try outline([
            "recipe": "product", "parameter.product.count": "many", "parameter.product.tone": "warm",
            "parameter.other.tone": "", "parameter.brand": "Acme",
        ])
        #expect(try field(outline, "parameter.product.count").attributes["value"] == "many")
        #expect(try field(outline, "parameter.other.tone").attributes["value"] == "")
        #expect(try field(outline, "parameter.product.brand").attributes["value"] == "Acme")
        let chosen = outline.elements("option").filter { $0.attributes["selected"] != nil }
        #expect(chosen.contains { $0.attributes["value"] == "warm" })
    }

    @Test(arguments: ["product", "other"])
    func `what is wrong leads to the field of the chosen recipe`(recipe: String) throws {
        let outline = try outline(["recipe": recipe], .invalidRequest(field: "parameter.tone", "is not right"))
        let name = "parameter.\(recipe).tone"
        #expect(outline.elements("a").contains { $0.attributes["href"] == "#" + name })
        let faulty = outline.elements.filter { $0.attributes["aria-invalid"] == "true" }
        #expect(faulty.map { $0.attributes["id"] } == [name])
        #expect(faulty.first?.attributes["aria-describedby"] == "failure")
    }
}
