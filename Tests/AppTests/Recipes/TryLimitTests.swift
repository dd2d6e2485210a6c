import HTTP
import Pages
import Testing
import Vignette

@testable import App

/// What whoever tries a recipe may ask for: no more than the form lets them.
@Suite struct TryLimitTests {
    @Test(arguments: [
        "api_base", "fallbacks", "max_tokens", "max_completion_tokens", "tools", "service_tier", "store", "Top_P",
        "top_p ",
    ])
    func `members that do more than draw words are not tried, and stand in files all the same`(
        member: String
    ) async throws {
        let bench = try TestDesk()
        let extra = [("extra_body", "{\"\(member)\": 1}")]
        for action in ["show", "ask"] {
            let reply = try await bench.attempt(action, extra, pictures: ["good"], by: bench.hurried)
            #expect(reply.status == 400 && reply.text.contains("&#39;extra_body.\(member)&#39;"))
            #expect(reply.text.contains("id=\"extra_body-fault\"") && reply.text.contains("the server&#39;s folder"))
        }
        #expect(try await bench.attempt("download", extra).text.contains("\"\(member)\""))
        #expect(try await bench.queued() == 0)
    }

    @Test(arguments: TryPage.extraMembers)
    func `members that draw words are shown as they are sent, and named beside the field`(
        member: String
    ) async throws {
        let reply = try await TestDesk().attempt("show", [("extra_body", "{\"\(member)\":  17}")])
        #expect(reply.status == 200 && reply.text.contains("{&quot;\(member)&quot;:17}"))
        #expect(reply.text.contains(" \(member)"))
    }

    @Test(arguments: [("100000", 200), ("100001", 400), ("1000000", 400)])
    func `an answer is as long as the form lets it be`(count: String, status: Int) async throws {
        let bench = try TestDesk()
        let reply = try await bench.attempt("show", [("max_tokens", count)])
        #expect(reply.status == status && reply.text.contains("id=\"max_tokens-fault\"") == (status == 400))
        #expect(try await bench.attempt("download", [("max_tokens", count)]).status == 200)
    }

    @Test func `a text that is too long takes nothing with it, and no picture is to blame`() async throws {
        let bench = try TestDesk()
        // The last letter is cut in the middle, and left out.
        let long = String(repeating: "a", count: 65_535) + "éé"
        let fields = [("prompt", long), ("parameter.tone", "warm")] + TestDesk.recipe.filter { $0.0 != "prompt" }
        let reply = try await bench.attempt(.pictures(["good"], fields + [("action", "ask")]), by: nil)
        #expect(reply.status == 413 && reply.text.contains("id=\"prompt-fault\""))
        #expect(!reply.text.contains("id=\"image-fault\""))
        #expect(reply.text.contains(">" + String(repeating: "a", count: 65_535) + "<"))
        #expect(reply.text.contains("Be brief.") && reply.hidden("parameter.tone") == "warm")
        let form = try await bench.post(.picture([("prompt", long), ("model", "mine")]), accept: "text/html")
        #expect(form.status == 413 && form.text.contains("mine") && form.text.contains("aaa"))
        let program = try await bench.post(.picture([("unknown", long)]), accept: "application/json")
        #expect(program.code == .tooLarge && program.failure?.field == "unknown")
        #expect(try await bench.queued() == 0)
    }

    @Test func `a form that cannot be read to its end comes back with what had come`() async throws {
        let bench = try TestDesk()
        let first = try await bench.attempt("ask", pictures: ["good"], by: bench.hurried)
        let id = try #require(first.tried)
        var form = FormParts(TestDesk.recipe + [("from", id.text)])
        form.add("model", file: nil, [0xFF, 0xFE], type: nil)
        let reply = try await bench.attempt(form, fields: [first.cookie])
        #expect(reply.status == 400 && reply.tried == id && reply.text.contains("id=\"parameter.tone\""))
    }
}
