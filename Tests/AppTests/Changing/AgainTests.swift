import Testing
import Vignette
import Vision

@testable import App

@Suite struct AgainTests {
    @Test func `the same is asked anew, but for what the form says`() async throws {
        let owned = try await Owned()
        let old = try await owned.analysis
        let same = try await owned.change("again")
        #expect(same.status == 303 && same.analysis != owned.id)
        let copy = try #require(try await owned.bench.analysis(same))
        #expect(copy.plan == old.plan && copy.from == owned.id && copy.state == .queued && copy.owner == old.owner)
        #expect(copy.pictures.map(\.master) == old.pictures.map(\.master))
        let fields = [
            ("recipe", "read-text"), ("model", " large "), ("fit", "2048"), ("language", "de"), ("prompt", "ignored"),
        ]
        let plan = try #require(try await owned.bench.analysis(try await owned.change("again", fields))).plan
        #expect(plan.recipe == "read-text" && plan.model == "large" && plan.fit == .large && plan.language == "de")
        #expect(plan.prompt == "What is it?")
    }

    @Test(arguments: [
        ("model", String(repeating: "m", count: 60_000)), ("model", "a\u{7}b"), ("fit", "+768"), ("fit", "0768"),
        ("fit", "fast"), ("language", "12 !?"), ("recipe", "nonsense"),
    ])
    func `a bad value is refused as with a new picture`(name: String, value: String) async throws {
        let owned = try await Owned()
        let reply = try await owned.change("again", [(name, value)])
        #expect(reply.code == .invalidRequest && reply.status == 400 && reply.failure?.field == name)
        #expect(try await owned.bench.queued() == 0)
    }

    @Test func `empty fields change nothing`() async throws {
        let owned = try await Owned()
        let fields = ["recipe", "model", "fit", "language"].map { ($0, " ") }
        let copy = try #require(try await owned.bench.analysis(try await owned.change("again", fields)))
        #expect(copy.plan == (try await owned.analysis.plan))
    }

    @Test func `a recipe that is gone keeps its words`() async throws {
        let bench = try TestDesk()
        var old = Analysis.kept()
        old.plan.recipe = "former"
        try await bench.keep([old])
        let reply = try await bench.change(
            "/a/\(old.id)/again", [("model", "m"), ("fit", "768")], fields: [Analysis.ownerCookie])
        let plan = try #require(try await bench.analysis(reply)).plan
        #expect(plan.recipe == "former" && plan.instruction == old.plan.instruction)
        #expect(plan.model == "m" && plan.fit == .small)
    }

    /// Asked by a recipe of a name that there is, and by other words than that one has.
    private static func tried(_ name: String = "describe") -> Analysis {
        var tried = Analysis.kept()
        tried.plan.recipe = name
        tried.plan.instruction = "Count the bees."
        tried.plan.extraBody = #"{"seed":1}"#
        return tried
    }

    @Test(arguments: ["describe", "tried"])
    func `words that no recipe gives stand until one is chosen`(name: String) async throws {
        let bench = try TestDesk()
        let old = Self.tried(name)
        try await bench.keep([old])
        func again(_ fields: [(String, String)]?) async throws -> TestDesk.Reply {
            try await bench.change("/a/\(old.id)/again", fields, fields: [Analysis.ownerCookie])
        }
        for fields in [nil, [("recipe", ""), ("language", ""), ("model", "")]] as [[(String, String)]?] {
            #expect(try await bench.analysis(try await again(fields))?.plan == old.plan)
        }
        let chosen = try #require(try await bench.analysis(try await again([("recipe", "describe")]))).plan
        #expect(chosen.instruction.hasPrefix("Describe this picture") && chosen.extraBody == nil)
        #expect(try await again([("parameter.length", "brief")]).failure?.field == "parameter.length")
        #expect(try await again([("parameter.describe.length", "brief")]).status == 303)
    }

    @Test func `words that stand are answered in the language that is asked for`() async throws {
        let bench = try TestDesk()
        let old = Self.tried()
        try await bench.keep([old])
        func again(_ id: Analysis.ID, _ language: String) async throws -> TestDesk.Reply {
            try await bench.change("/a/\(id)/again", [("language", language)], fields: [Analysis.ownerCookie])
        }
        let german = try #require(try await bench.analysis(try await again(old.id, "de")))
        #expect(german.plan.instruction == "Count the bees.\n\nAnswer in German." && german.plan.language == "de")
        let french = try #require(try await bench.analysis(try await again(german.id, "fr"))).plan
        #expect(french.instruction == "Count the bees.\n\nAnswer in French." && french.language == "fr")
        let same = try #require(try await bench.analysis(try await again(german.id, " "))).plan
        #expect(same == german.plan)
        #expect(try await again(old.id, "12 !?").failure?.field == "language")
    }

    @Test func `the page offers the words as they were only where no recipe gives them`() async throws {
        let owned = try await Owned()
        let offer = #"<option value="" selected>As it was asked</option>"#
        #expect(!(try await owned.bench.get("/a/\(owned.id)", fields: [owned.cookie]).text.contains(offer)))
        let tried = Self.tried()
        try await owned.bench.keep([tried])
        let page = try await owned.bench.get("/a/\(tried.id)", fields: [Analysis.ownerCookie]).text
        #expect(page.contains(offer) && !page.contains(#"value="describe" selected"#))
        #expect(!(try await owned.bench.get("/a/\(tried.id)").text.contains("As it was asked")))
    }

    @Test func `it costs a question`() async throws {
        let owned = try await Owned { $0.rate = Rate("2/d") ?? .perMinute(0) }
        #expect(try await owned.change("again").status == 303)
        #expect(try await owned.change("again").code == .quotaExhausted)
        #expect(try await owned.change("ask", [("prompt", "Why?")]).code == .quotaExhausted)
    }

    @Test func `an open endpoint's detail stays`() async throws {
        let bench = try TestDesk { $0.upstreamProfile = .open }
        let first = try await bench.post(.picture([("detail", "low")]))
        try await bench.answer()
        let path = "/a/\(try #require(first.analysis))"
        for (what, form) in [("again", nil), ("ask", [("prompt", "Why?")])] as [(String, [(String, String)]?)] {
            let reply = try await bench.change("\(path)/\(what)", form, fields: [first.cookie])
            #expect(try await bench.analysis(reply)?.plan.detail == "low")
        }
    }
}
