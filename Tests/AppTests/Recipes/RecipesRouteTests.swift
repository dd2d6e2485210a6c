import Bytes
import HTTP
import Recipes
import Testing
import Vignette

@testable import App

@Suite struct RecipesRouteTests {
    @Test func `lists what can be asked, in the order of the form`() async throws {
        let reply = try await TestDesk().get("/recipes")
        let list = try #require(reply.json?["recipes"]?.array)
        #expect(reply.status == 200 && reply.fields[.contentType] == "application/json")
        #expect(
            list.map { $0["name"]?.string } == ["describe", "alt-text", "read-text", "compare", "table", "ask"])
        #expect(list[0]["title"]?.string == "Describe" && list[0]["fit"]?.int == 768 && list[0]["prompt"] == nil)
        let length = list[0]["parameters"]?["length"]
        #expect(length?["kind"]?.string == "choice" && length?["default"]?.string == "usual")
        #expect(length?["choices"]?.array?.count == 3 && length?["label"]?.string == "Length")
        #expect(list[3]["together"]?.bool == true && list[5]["needs_prompt"]?.bool == true)
        #expect(list[1]["answer"]?.string == "alt_text" && list[5]["fit"]?.isNull == true)
        #expect(list[5]["parameters"]?.object?.isEmpty == true)
    }

    @Test func `each can be taken as a file`() async throws {
        let bench = try TestDesk()
        for recipe in bench.desk.recipes.recipes {
            let reply = try await bench.get("/recipes/\(recipe.recipe.name)")
            #expect(try reply.status == 200 && WrittenRecipe(reading: Array(reply.text.utf8)) == recipe)
        }
    }

    @Test(arguments: ["nothing", "Describe", "describe.json"])
    func `what there is not names what there is`(name: String) async throws {
        let reply = try await TestDesk().get("/recipes/\(name)")
        #expect(reply.status == 404 && reply.failure?.advice.contains("describe, alt-text, read-text") == true)
    }

    @Test func `what may be a secret of the server's owner is not shown`() throws {
        let file = #"{"name":"x","title":"X","prompt":"Say.","extra_body":{"seed":1,"user":{"api_key":"canary"}}}"#
        let shown = String(decoding: try WrittenRecipe(reading: Array(file.utf8)).shownJSON, as: UTF8.self)
        #expect(!shown.contains("canary") && shown.contains(#""seed":1"#) && shown.contains("Say."))
    }
}
