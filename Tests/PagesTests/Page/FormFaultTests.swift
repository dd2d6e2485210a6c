import Pages
import Testing
import Vignette

@testable import PageSamples

@Suite struct FormFaultTests {
    private static let details = [
        "model", "fit", "language", "max_tokens", "temperature", "together", "expire_days", "system_prompt",
    ]

    private func outline(_ field: String, models: [String] = []) throws -> Outline {
        let page = FormPage(
            recipes: Recipe.presets, failure: .invalidRequest(field: field, "is not right"),
            destination: Canned.destination, models: models, now: Canned.now)
        return Outline(try SampleSet.pages().form(page, in: SampleSet.frame))
    }

    private func links(_ outline: Outline) -> [String] {
        outline.elements("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") && $0 != "#main" }
    }

    @Test(arguments: ["image", "recipe", "prompt"] + details)
    func `what is wrong leads to its field, which says so too`(name: String) throws {
        for models in [[], ["llava"]] {
            let outline = try outline(name, models: models)
            #expect(links(outline) == ["#" + name])
            let faulty = outline.elements.filter { $0.attributes["aria-invalid"] == "true" }
            #expect(faulty.map { $0.attributes["id"] } == [name])
            let words = faulty.first?.attributes["aria-describedby"]?.split(separator: " ")
            #expect(words?.contains("failure") == true)
            #expect(outline.elements.contains { $0.attributes["id"] == "failure" })
            let fold = try #require(outline.elements("details").first)
            #expect((fold.attributes["open"] != nil) == Self.details.contains(name))
        }
    }

    @Test(arguments: ["collection", "Idempotency-Key", "alt"])
    func `what nobody can fill in leads nowhere`(name: String) throws {
        let outline = try outline(name)
        #expect(links(outline).isEmpty)
        #expect(!outline.elements.contains { $0.attributes["aria-invalid"] != nil })
    }
}
