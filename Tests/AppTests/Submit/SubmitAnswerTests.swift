import Bytes
import HTTP
import Pages
import Recipes
import Testing
import Vignette

@testable import App

/// What is answered to a submission: to browsers, to programs, and to those who would rather wait.
@Suite struct SubmitAnswerTests {
    private static let browser = FailureResponsesTests.browser

    @Test(arguments: [nil, "*/*", browser, "text/html, application/json;q=0.9", "image/png"])
    func `browsers are sent to the page`(accept: String?) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture(), accept: accept)
        #expect(reply.status == 303 && reply.text.isEmpty)
        #expect(reply.location == "/a/\(try #require(reply.analysis))")
        #expect(reply.fields[.cacheControl] == "no-store" && reply.fields[.vary]?.contains("cookie") == true)
        await bench.awaitWake()
    }

    @Test func `programs get its name and its links`() async throws {
        let bench = try TestDesk { $0.publicURL = PublicURL("https://pictures.example/base") }
        let reply = try await bench.post(.picture(), accept: "application/json")
        let id = try #require(reply.analysis)
        #expect(reply.status == 202 && reply.location == "/base/a/\(id)")
        #expect(reply.fields[.contentType] == "application/json")
        let json = try #require(reply.json)
        #expect(json["id"]?.string == id.text && json["state"]?.string == "queued")
        let base = "https://pictures.example/base"
        for (name, rest) in [
            ("page", "/a/\(id)"), ("json", "/a/\(id).json"), ("markdown", "/a/\(id).md"), ("text", "/a/\(id).txt"),
            ("events", "/a/\(id)/events"), ("embed", "/embed/\(id)"),
        ] { #expect(json["links"]?[name]?.string == base + rest) }
    }

    @Test func `programs get a row for each picture of a collection`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.pictures(["a", "damaged", "b"]), accept: "application/json")
        let json = try #require(reply.json)
        let id = try #require(reply.collection)
        #expect(reply.status == 202 && json["collection"]?.string == id.text)
        #expect(json["links"]?["json"]?.string == "http://localhost:8080/c/\(id).json")
        let rows = try #require(json["rows"]?.array)
        #expect(rows.map { $0["state"]?.string } == ["queued", "refused", "queued"])
        let kept = try await bench.store.collection(id).analyses.map(\.id.text)
        #expect([rows[0], rows[2]].map { $0["id"]?.string } == kept)
        #expect(rows[1]["file_name"]?.string == "2.jpg" && rows[1]["failure"]?["code"]?.string == "decode_failed")
    }

    @Test func `it lies below the prefix that a proxy names`() async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(
            .picture(), fields: [("X-Forwarded-Prefix", "/outer"), ("X-Forwarded-Proto", "https")])
        #expect(reply.location?.hasPrefix("/outer/a/") == true)
        let cookie = try #require(reply.fields[.setCookie])
        #expect(cookie.contains("; Path=/outer; ") && cookie.hasSuffix("; Secure"))
    }

    // MARK: - Cookie

    @Test func `who had no cookie gets one with what is kept, and is its owner`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture())
        let field = try #require(first.fields[.setCookie])
        #expect(field.hasSuffix("; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax"))
        let cookie = try #require(first.cookie)
        let analysis = try #require(try await bench.analysis(first))
        #expect(analysis.owner == VisitorCookie(token: cookie.1.dropFirst("vignette=".count))?.owner)
        let second = try await bench.post(.picture(), fields: [cookie])
        #expect(second.fields[.setCookie] == nil)
        #expect(try await bench.analysis(second)?.owner == analysis.owner)
        // One that was not made here is as good as none.
        let forged = try await bench.post(.picture(), fields: [("Cookie", "vignette=mine")])
        #expect(forged.fields[.setCookie] != nil)
    }

    @Test func `who is signed in gets none`() async throws {
        let bench = try TestDesk { $0.identityHeader = FieldName("Remote-User") }
        let reply = try await bench.post(.picture(), fields: [("Remote-User", "ann")])
        #expect(reply.fields[.setCookie] == nil)
        #expect(try await bench.analysis(reply)?.owner == Owner(.identity, "ann"))
        #expect(reply.fields[.vary]?.contains("remote-user") == true)
    }

    // MARK: - Failures

    @Test func `browsers get the form again, programs the failure`() async throws {
        let bench = try TestDesk()
        for (form, status) in [
            (FormParts([("prompt", "What?")]), 400), (.pictures(["damaged"]), 422), (.pictures(["word"]), 415),
            (.picture([("fit", "x")]), 400), (.pictures(["busy"]), 503),
        ] {
            let page = try await bench.post(form, accept: Self.browser)
            #expect(page.status == status && page.failure == nil && page.cookie == nil)
            #expect(page.fields[.contentType] == "text/html; charset=utf-8" && page.fields[.cacheControl] == "no-store")
            #expect(page.fields[.retryAfter] == (status == 503 ? "7" : nil))
            for accept in [nil, "*/*", "application/json", "text/plain"] {
                let reply = try await bench.post(form, accept: accept)
                #expect(reply.status == status && reply.failure != nil)
            }
        }
        // Its number in the log is said by a page of its own.
        #expect(try await bench.post(.pictures(["fault"]), accept: Self.browser).code == .internal)
    }

    @Test func `the form keeps what was written, and shows what was asked before`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture())
        let caller = bench.desk.access.caller(of: .make(fields: [try #require(first.cookie)]))
        let page = await bench.desk.formPage(
            for: caller, values: .init(["prompt": "What?"]), failure: Failure(.noPicture))
        #expect(page.values["prompt"] == "What?" && page.failure?.code == .noPicture)
        #expect(
            try page.latest.map(\.id) == [#require(first.analysis)] && page.recipes == RecipeBook.project().asWritten)
    }

    // MARK: - Waiting

    @Test func `who would rather wait gets the result`() async throws {
        let bench = try TestDesk()
        async let waiting = bench.post(.picture(), accept: "application/json", fields: [("Prefer", "wait=999")])
        await bench.awaitWake()
        try await bench.answer()
        let reply = try await waiting
        #expect(reply.status == 200 && reply.fields[.preferenceApplied] == "wait=60")
        #expect(reply.json?["text"]?.string == "A cat." && reply.json?["state"]?.string == "done")
        #expect(reply.json?["id"]?.string == reply.analysis?.text)
    }

    @Test func `who would rather wait gets all results of a collection`() async throws {
        let bench = try TestDesk()
        async let waiting = bench.post(
            .pictures(["a", "damaged", "b"]), accept: "application/json", fields: [("Prefer", "respond-async, wait=30")]
        )
        await bench.awaitWake()
        try await bench.answer()
        let reply = try await waiting
        #expect(reply.status == 200 && reply.json?["finished"]?.bool == true)
        #expect(reply.json?["rows"]?.array?.count == 3)
    }

    @Test func `what is not finished in time is waited for elsewhere`() async throws {
        let bench = try TestDesk()
        // Nobody is left who could finish it.
        bench.desk.live.close()
        let reply = try await bench.post(.picture(), accept: "application/json", fields: [("Prefer", "wait=60")])
        #expect(reply.status == 202 && reply.json?["state"]?.string == "queued")
        #expect(reply.fields[.preferenceApplied] == "wait=60")
        let page = try await bench.post(.picture(), fields: [("Prefer", "wait=60")])
        #expect(page.status == 303, "browsers watch the page")
    }

    @Test(arguments: [
        ("wait=5", 5), ("Wait = 5", 5), ("wait=\"5\"", 5), ("respond-async, wait=7; foo=\"a,b\"", 7), ("wait=61", 60),
        ("wait=999999999", 60), ("wait=3, wait=9", 3), ("a=\"wait=1\", wait=4", 4), ("wait=0", nil), ("wait", nil),
        ("wait=-5", nil), ("wait=5s", nil), ("wait=9999999999", nil), ("waits=5", nil), ("", nil), ("wait=", nil),
    ])
    func `the preference is read`(value: String, seconds: Int?) {
        var fields = Fields()
        fields.append(.prefer, value)
        #expect(WaitPreference(fields)?.seconds == seconds)
    }
}
