import HTTP
import Pages
import Recipes
import Testing
import Vignette

@testable import App

/// The page on which a recipe is written, as it answers what is sent from there.
@Suite struct TryHandlerTests {
    @Test func `the page is empty, or holds a recipe that there is`() async throws {
        let bench = try TestDesk()
        let empty = try await bench.get("/recipes/try")
        #expect(empty.status == 200 && empty.text.contains("Write a recipe"))
        let loaded = try await bench.get("/recipes/try?recipe=alt-text")
        #expect(loaded.text.contains("value=\"alt-text\"") && loaded.text.contains("Write the alternative text"))
    }

    @Test func `what would be sent is shown, and nothing is asked`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.attempt("show", [("parameter.tone", "warm"), ("parameter.count", "4")])
        #expect(reply.status == 200)
        #expect(reply.text.contains(">Name 4 colours. WARM<"))
        #expect(reply.text.contains("None chosen yet") && reply.text.contains(">300<"))
        #expect(reply.text.contains("top_p") && reply.text.contains("Be brief."))
        #expect(reply.cookie == nil)
        #expect(try await bench.queued() == 0)
    }

    @Test func `without a value what the recipe says itself stands there`() async throws {
        let reply = try await TestDesk().attempt("show")
        #expect(reply.text.contains(">Name 3 colours. PLAIN<"))
        #expect(reply.text.contains("id=\"parameter.tone\"") && reply.text.contains("id=\"parameter.count\""))
    }

    @Test(arguments: [
        ("parameters", "{\"tone\": }", "parameters", "at byte"), ("parameters", "[]", "parameters", "JSON object"),
        ("parameters", "{\"tone\": {\"kind\": \"colour\"}}", "parameters.tone.kind", "one of"),
        ("parameters", "{\n\n\"tone\": tru}", "parameters", "line 3"),
        ("operations", "{\"tone\": [{\"type\": \"Shout\"}]}", "operations.tone[0].type", ""),
        ("operations", "{\"tone\": [{\"type\": \"ToString\"}, {}]}", "operations.tone[1].type", ""),
        (
            "operations", "{\"tone\": [{\"type\": \"StringToUpperCase\"}, {\"type\": \"ToNumber\"}]}",
            "operations.tone[1].cast_to", ""
        ),
        ("operations", "{\"shade\": []}", "operations.shade", ""), ("extra_body", "{\"n\": 2}", "extra_body.n", ""),
        ("extra_body", "1, \"name\": \"x\"", "extra_body", "at byte"), ("title", " ", "title", "missing"),
        ("name", "Big Name", "name", ""), ("name", "try", "name", ""), ("max_tokens", "0", "max_tokens", ""),
        ("temperature", "3", "temperature", ""), ("fit", "9", "fit", ""), ("order", "first", "order", ""),
        ("prompt", "{{ $parameters.nobody }}", "prompt", "nobody"), ("answer", "short", "answer", ""),
        ("parameter.count", "many", "parameter.count", ""), ("parameter.tone", "loud", "parameter.tone", ""),
    ])
    func `what is wrong is said beside its field, and all that was typed stays`(
        name: String, value: String, path: String, words: String
    ) async throws {
        let bench = try TestDesk()
        let others = name.hasPrefix("parameter.") ? [] : [("parameter.tone", "warm")]
        for action in ["show", "ask", "download"] where action != "download" || !name.hasPrefix("parameter.") {
            let reply = try await bench.attempt(action, [(name, value)] + others, pictures: ["good"])
            #expect(reply.status == 400)
            let fault = path.hasPrefix("parameter.") ? path : String(path.prefix { $0 != "." && $0 != "[" })
            #expect(reply.text.contains("id=\"\(fault)-fault\""), "\(action)")
            let name = ["parameter.tone": "Tone", "parameter.count": "How many"][path] ?? path
            #expect(reply.text.contains("&#39;\(name)&#39;") && reply.text.contains(words))
            #expect(reply.text.contains("Be brief."))
        }
        #expect(try await bench.queued() == 0)
    }

    @Test func `programs get the failure`() async throws {
        let reply = try await TestDesk().attempt("show", [("title", "")], accept: "application/json")
        #expect(reply.code == .invalidRequest && reply.failure?.field == "title")
    }

    @Test func `the file is what a server starts with`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.attempt("download", [("order", "7"), ("answer", "alt_text")])
        #expect(reply.status == 200 && reply.fields[.contentType] == "application/json")
        #expect(reply.fields[.contentDisposition] == "attachment; filename=\"colours.json\"")
        let recipe = try WrittenRecipe(reading: Array(reply.text.utf8))
        let shown = FormValues(loading: recipe)
        #expect(shown["parameters"]?.contains("\"tone\"") == true)
        #expect(recipe.recipe.order == 7 && recipe.recipe.answer == .altText && recipe.recipe.maxTokens == 300)
        // Loaded and written again it is the same.
        #expect(try TryRecipe(shown).written == recipe)
        #expect(try TryRecipe(shown).file == Array(reply.text.utf8))
    }

    @Test func `every recipe that there is comes back as it was`() async throws {
        for recipe in try TestDesk().desk.recipes.recipes {
            #expect(try TryRecipe(FormValues(loading: recipe)).written == recipe)
        }
    }

    @Test func `a name is made of the title where there is none`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.attempt("download", [("name", ""), ("title", "Two Colours, or 3")])
        #expect(reply.fields[.contentDisposition] == "attachment; filename=\"two-colours-or-3.json\"")
        #expect(try await bench.attempt("download", [("name", ""), ("title", "色")]).status == 400)
    }

    @Test func `an unknown action is refused`() async throws {
        let reply = try await TestDesk().attempt("sing", accept: "application/json")
        #expect(reply.status == 400 && reply.failure?.field == "action")
    }

    @Test func `a file is no text`() async throws {
        var form = FormParts(TestDesk.recipe)
        form.add("prompt", file: "prompt.txt", Array("words".utf8), type: "text/plain")
        let reply = try await TestDesk().attempt(form, accept: "application/json")
        #expect(reply.status == 400 && reply.failure?.field == "prompt")
    }

    @Test func `the address of a picture is refused`() async throws {
        let form = FormParts(TestDesk.recipe + [("image_url", "https://example.org/a.png")])
        let reply = try await TestDesk().attempt(form, accept: "application/json")
        #expect(reply.code == .remoteImageRefused)
    }

    @Test func `a recipe that there is not is named as that, with those that there are`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.get("/recipes/try?recipe=nope", fields: [("Accept", "text/html")])
        #expect(reply.status == 404 && reply.text.contains("There is no such recipe"))
        #expect(reply.text.contains("There are ") && reply.text.contains("alt-text") && reply.text.contains("recipe\""))
        let program = try await bench.get("/recipes/try?recipe=nope", fields: [("Accept", "application/json")])
        #expect(program.code == .notFound)
    }

    @Test(arguments: ["0.00001", "0.000015", "0.1", "1.0", "2.0"])
    func `a small temperature is written as the field takes it`(text: String) async throws {
        let bench = try TestDesk()
        let reply = try await bench.attempt("download", [("temperature", text), ("order", "7")])
        #expect(reply.text.contains("\"temperature\": \(text)"))
        let shown = FormValues(loading: try WrittenRecipe(reading: Array(reply.text.utf8)))
        #expect(shown["temperature"] == text)
        #expect(try TryRecipe(shown).file == Array(reply.text.utf8))
    }

    @Test func `the page says where the file goes`() async throws {
        #expect(try await TestDesk().get("/recipes/try").text.contains("<code>recipes</code> of the server"))
    }
}
