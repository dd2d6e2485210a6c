import Bytes
import Testing
import Vignette

@testable import App

/// What a recipe is filled in with, from the form to what is asked, and on to the next question.
@Suite struct SubmitParametersTests {
    private static func plan(_ fields: [(String, String)]) async throws -> QuestionPlan {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture(fields))
        return try #require(try await bench.analysis(reply), "\(String(describing: reply.failure))").plan
    }

    @Test(arguments: [
        [("parameter.length", "brief")], [("recipe", "describe"), ("parameter.describe.length", " brief ")],
        [
            ("recipe", "describe"), ("parameter.describe.length", "brief"), ("parameter.alt-text.context", "bees"),
        ],
        [("parameter.describe.length", "usual"), ("parameter.length", "brief"), ("parameter.length", "thorough")],
    ])
    func `what is filled in is asked and kept`(fields: [(String, String)]) async throws {
        let plan = try await Self.plan(fields)
        #expect(plan.recipe == "describe" && plan.instruction.hasSuffix("about what matters most."))
        #expect(plan.parameters == ["length": "brief"])
    }

    @Test func `what is not filled in is as the recipe says`() async throws {
        let plan = try await Self.plan([("parameter.length", " ")])
        #expect(plan.parameters == ["length": "usual"] && plan.instruction.hasSuffix("closing remarks."))
        let alt = try await Self.plan([("recipe", "alt-text"), ("parameter.alt-text.context", "")])
        #expect(alt.parameters.isEmpty && alt.instruction.contains("anybody said: \"\""))
    }

    @Test(arguments: [
        ("parameter.length", "long", "parameter.length"), ("parameter.describe.length", "long", "parameter.length"),
        ("parameter.size", "1", "parameter.size"), ("parameter.describe.size", "1", "parameter.size"),
        ("parameter.describe.", "", "parameter."), ("parameter.descirbe.length", "brief", "parameter.descirbe.length"),
        ("parameter.descirbe.length", "", "parameter.descirbe.length"), ("parameter..x", "", "parameter..x"),
        ("parameter.length", String(repeating: "x", count: 9000), "parameter.length"),
    ])
    func `a bad value is refused with its parameter`(name: String, value: String, field: String) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture([(name, value)]))
        #expect(reply.status == 400 && reply.code == .invalidRequest && reply.failure?.field == field)
        #expect(try await bench.queued() == 0)
    }

    @Test func `a file is no value`() async throws {
        let bench = try TestDesk()
        var form = FormParts.picture()
        form.add("parameter.length", file: "a.txt", Array("brief".utf8), type: "text/plain")
        #expect(try await bench.post(form).failure?.field == "parameter.length")
    }

    @Test func `the same is asked again with the same values, unless others are given`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture([("parameter.length", "brief")]))
        let path = "/a/\(try #require(first.analysis))/again"
        func again(_ fields: [(String, String)]) async throws -> QuestionPlan {
            let reply = try await bench.change(path, fields, fields: [first.cookie])
            return try #require(try await bench.analysis(reply), "\(String(describing: reply.failure))").plan
        }
        let old = try #require(try await bench.analysis(first)).plan
        #expect(try await again([]) == old)
        #expect(
            try await again([("recipe", "describe"), ("parameter.length", "thorough")]).parameters == [
                "length": "thorough"
            ])
        let other = try await again([
            ("recipe", "alt-text"), ("parameter.context", "bees"), ("parameter.describe.length", "x"),
        ])
        #expect(other.parameters == ["context": "bees"] && other.recipe == "alt-text")
        let refused = try await bench.change(path, [("parameter.length", "long")], fields: [first.cookie])
        #expect(refused.failure?.field == "parameter.length")
    }

    @Test func `values of a recipe that has changed are left behind once it is chosen again`() async throws {
        let bench = try TestDesk()
        var old = Analysis.kept()
        old.plan.parameters = ["length": "endless", "gone": "1"]
        try await bench.keep([old])
        let reply = try await bench.change(
            "/a/\(old.id)/again", [("recipe", "describe")], fields: [Analysis.ownerCookie])
        let plan = try #require(try await bench.analysis(reply)).plan
        #expect(plan.parameters == ["length": "usual"] && plan.instruction != old.plan.instruction)
    }

    @Test func `programs see what it was asked with`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture([("parameter.length", "brief")]))
        let json = try await bench.get("/a/\(try #require(first.analysis)).json").json
        #expect(json?["parameters"]?["length"]?.string == "brief")
    }
}
