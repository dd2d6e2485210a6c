import HTTP
import Testing
import Vignette
import Vision

@testable import App

/// The text fields of a submission: what each may say, and what becomes of it.
@Suite struct SubmitFieldsTests {
    @Test(arguments: [
        ("recipe", "nonsense", "recipe"), ("recipe", "Describe", "recipe"), ("fit", "fast", "fit"), ("fit", "0", "fit"),
        ("fit", "1281", "fit"), ("fit", "+768", "fit"), ("fit", "0768", "fit"), ("language", "12 !?", "language"),
        ("language", String(repeating: "a", count: 257), "language"), ("max_tokens", "0", "max_tokens"),
        ("max_tokens", "1000001", "max_tokens"), ("max_tokens", "-1", "max_tokens"),
        ("max_tokens", "1.5", "max_tokens"),
        ("max_tokens", "many", "max_tokens"), ("max_tokens", String(repeating: "9", count: 99), "max_tokens"),
        ("temperature", "2.01", "temperature"), ("temperature", "-0.1", "temperature"),
        ("temperature", "nan", "temperature"), ("temperature", "1e0", "temperature"),
        ("temperature", "0x1", "temperature"), ("temperature", "0,7", "temperature"),
        ("temperature", ".", "temperature"),
        ("expire_days", "36501", "expire_days"), ("expire_days", "-1", "expire_days"),
        ("expire_days", "1d", "expire_days"),
        ("model", String(repeating: "a", count: 257), "model"), ("model", "a\nb", "model"),
        ("model", "a\u{85}b", "model"), ("parameter.colour", "red", "parameter.colour"),
        ("parameter.", "", "parameter."),
    ])
    func `a bad value is refused with its field`(name: String, value: String, field: String) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture([(name, value)]))
        #expect(reply.code == .invalidRequest && reply.status == 400 && reply.failure?.field == field)
        #expect(reply.failure?.message.contains("'\(field)'") == true)
        #expect(try await bench.queued() == 0)
    }

    @Test(arguments: [
        ("detail", "low", Failure.Code.detailRefused), ("detail", "high", .detailRefused),
        ("detail", "original", .detailRefused), ("url", "http://127.0.0.1/a.png", .remoteImageRefused),
        ("image_url", "HTTPS://example.org/a.png", .remoteImageRefused),
        ("image_url", "//example.org", .remoteImageRefused),
        ("collection", "nonsense", .notFound), ("collection", "0000000000000000000000000", .notFound),
    ])
    func `what cannot be had is refused by its name`(name: String, value: String, code: Failure.Code) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture([(name, value)]))
        #expect(reply.code == code)
        if name == "collection" { #expect(reply.failure?.field == name && reply.status == 404) }
        #expect(try await bench.queued() == 0)
    }

    @Test(arguments: [
        ("detail", "auto"), ("detail", ""), ("unknown", "x"), ("url", ""), ("image_url", "none"), ("fit", " "),
        ("max_tokens", ""), ("temperature", " "), ("expire_days", ""), ("collection", ""), ("language", ""),
        ("sample", "1"),
    ])
    func `what asks for nothing is passed over`(name: String, value: String) async throws {
        let bench = try TestDesk()
        let analysis = try #require(try await bench.analysis(try await bench.post(.picture([(name, value)]))))
        #expect(analysis.plan.recipe == "describe" && analysis.pictures.map(\.fileName) == ["1.jpg"])
        #expect(analysis.plan.fit == .small && analysis.expires == nil && analysis.plan.language == nil)
    }

    @Test(
        arguments: [
            ("low", "low"), ("HIGH", "high"), ("original", "original"), ("auto", "auto"), ("", nil),
        ] as [(String, String?)])
    func `an open endpoint gets the detail that was asked for`(value: String, detail: String?) async throws {
        let bench = try TestDesk { $0.upstreamProfile = .open }
        let analysis = try #require(try await bench.analysis(try await bench.post(.picture([("detail", value)]))))
        #expect(analysis.plan.detail == detail && analysis.plan.question(pictures: []).detail == detail)
        #expect(try await bench.post(.picture([("detail", "a\u{7}")])).failure?.field == "detail")
    }

    @Test(arguments: ["text/plain", "application/json", nil])
    func `what is no form is told what one is`(type: String?) async throws {
        let bench = try TestDesk()
        let fields = type.map { [("Content-Type", $0)] } ?? []
        let reply = try await bench.send(.make(.post, "/", fields: fields))
        #expect(reply.status == 415 && reply.code == .invalidRequest)
        #expect(reply.failure?.message.contains("multipart/form-data") == true)
    }

    @Test func `every field reaches the plan`() async throws {
        let bench = try TestDesk()
        let fields = [
            ("recipe", "read-text"), ("prompt", " Line one\r\nline two "), ("system_prompt", "Be kind."),
            ("model", " qwen3-vl:8b "), ("fit", "2048"), ("language", "de"), ("max_tokens", "1000000"),
            ("temperature", "0.25"), ("expire_days", "36500"),
        ]
        let analysis = try #require(try await bench.analysis(try await bench.post(.picture(fields))))
        let plan = analysis.plan
        #expect(plan.recipe == "read-text" && plan.recipeTitle == "Read the text")
        #expect(plan.prompt == "Line one\nline two" && plan.systemPrompt == "Be kind." && plan.model == "qwen3-vl:8b")
        #expect(plan.instruction.hasSuffix("Line one\nline two\n\nAnswer in German.") && plan.language == "de")
        #expect(plan.fit == .large && plan.maxTokens == 1_000_000 && plan.temperature == 0.25)
        let expires = try #require(analysis.expires)
        #expect(expires - bench.clock.now == .seconds(36_500 * 86_400))
        #expect(analysis.state == .queued && analysis.created == bench.clock.now)
    }

    @Test func `the same as urlencoded text`() async throws {
        let bench = try TestDesk()
        let fields = [("image", "Z29vZA=="), ("prompt", "What is this? äöü&=+"), ("fit", "768")]
        var request = Request.make(
            .post, "/", fields: [("Content-Type", "application/x-www-form-urlencoded")])
        request.body = .bytes(FormParts.encoded(fields))
        let analysis = try #require(try await bench.analysis(try await bench.send(request)))
        #expect(analysis.plan.prompt == "What is this? äöü&=+" && analysis.plan.recipe == "ask")
        #expect(analysis.pictures.count == 1 && analysis.pictures[0].fileName == nil)
    }

    @Test func `the first value of a field counts`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture([("fit", "768"), ("fit", "2048"), ("fit", "x")]))
        #expect(try await bench.analysis(reply)?.plan.fit == .small)
    }

    @Test func `settings say what nobody else does`() async throws {
        let bench = try TestDesk {
            $0.fit = .large
            $0.expireDays = 30
        }
        let ask = try #require(try await bench.analysis(try await bench.post(.picture([("prompt", "Which colour?")]))))
        #expect(ask.plan.recipe == "ask" && ask.plan.instruction == "Which colour?" && ask.plan.fit == .large)
        #expect(ask.expires.map { $0 - bench.clock.now } == .seconds(30 * 86_400))
        let described = try #require(try await bench.analysis(try await bench.post(.picture([("expire_days", "0")]))))
        #expect(described.plan.fit == .small, "the recipe's own size goes before the settings'")
        #expect(described.expires == nil)
    }

    @Test func `a recipe without words needs some`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture([("recipe", "ask"), ("prompt", " \r\n ")]))
        #expect(reply.code == .invalidRequest && reply.failure?.field == "prompt")
    }

    @Test func `a text field has its bound`() async throws {
        let bench = try TestDesk()
        let most = String(repeating: "a", count: 65_536)
        #expect(try await bench.post(.picture([("prompt", most)])).status == 303)
        #expect(try await bench.post(.picture([("prompt", most + "a")])).status == 413)
        #expect(try await bench.post(.picture([("unknown", most + "a")])).status == 413)
    }

    @Test func `a file is no text field`() async throws {
        let bench = try TestDesk()
        var form = FormParts.picture()
        form.add("prompt", file: "prompt.txt", Array("What?".utf8), type: "text/plain")
        let reply = try await bench.post(form)
        #expect(reply.code == .invalidRequest && reply.failure?.field == "prompt")
    }

    @Test(arguments: [
        ("text/plain", 415), ("application/json", 415), ("multipart/form-data", 400), ("nonsense", 400), ("", 400),
    ])
    func `what is no form is refused`(type: String, status: Int) async throws {
        let bench = try TestDesk()
        var request = Request.make(.post, "/", fields: [("Content-Type", type)])
        request.body = .bytes(FormParts.picture().body)
        #expect(try await bench.send(request).status == status)
    }
}
