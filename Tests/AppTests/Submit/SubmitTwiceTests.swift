import Bytes
import HTTP
import Testing
import Vignette

@testable import App

/// The same sent twice: by name with Idempotency-Key, by content with `reuse`.
@Suite struct SubmitTwiceTests {
    private static let key = ("Idempotency-Key", "one")

    @Test func `the same name and content lead to the same place`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture([("fit", "768")]), fields: [Self.key])
        for (name, accept) in [("one", nil), ("\"one\"", nil), ("one", "application/json")] {
            let again = try await bench.post(
                .picture([("fit", "768")]), accept: accept, fields: [("Idempotency-Key", name)])
            #expect(again.location == first.location && again.status == (accept == nil ? 303 : 202))
            #expect(again.fields[.setCookie] == first.fields[.setCookie], "its sender may not have got it")
            if accept != nil { #expect(again.json?["state"]?.string == "queued") }
        }
        #expect(try await bench.queued() == 1)
        // How the pieces are cut and in which order the fields come is no difference.
        var form = FormParts()
        form.add("image", file: "other name.jpg", Array("good".utf8))
        form.add("fit", "768")
        #expect(try await bench.post(form, fields: [Self.key], pieces: 3).location == first.location)
    }

    @Test func `who lost the answer gets its cookie again, and nobody else does`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture(), fields: [Self.key])
        let id = try #require(first.analysis)
        let again = try await bench.post(.picture(), fields: [Self.key])
        let deleted = try await bench.change("/a/\(id)/delete", fields: [again.cookie])
        #expect(deleted.status == 303)
        // What is gone has no owner any more.
        let late = try await bench.post(.picture(), fields: [Self.key])
        #expect(late.location == first.location && late.fields[.setCookie] == nil)
        // Another server's secret, address, name or content makes another owner.
        let other = try TestDesk()
        var cookies = [
            first.fields[.setCookie], try await other.post(.picture(), fields: [Self.key]).fields[.setCookie],
        ]
        for (form, name, address) in [
            (FormParts.picture(), "two", "127.0.0.1"), (.pictures(["other"]), "three", "127.0.0.1"),
            (.picture(), "one", "192.0.2.1"),
        ] {
            let fields = [("Idempotency-Key", name), ("X-Forwarded-For", address)]
            cookies.append(try await bench.post(form, fields: fields).fields[.setCookie])
        }
        #expect(!cookies.contains(nil) && Set(cookies).count == cookies.count)
    }

    @Test func `a collection is found again`() async throws {
        let bench = try TestDesk()
        let form = FormParts.pictures(["a", "damaged", "b"])
        let first = try await bench.post(form, fields: [Self.key])
        let again = try await bench.post(form, accept: "application/json", fields: [Self.key])
        #expect(again.location == first.location && again.json?["collection"]?.string == first.collection?.text)
        try await bench.answer()
        let waited = try await bench.post(
            form, accept: "application/json", fields: [Self.key, ("Prefer", "wait=1")])
        #expect(waited.status == 200 && waited.json?["finished"]?.bool == true)
    }

    @Test(arguments: [
        FormParts.picture([("fit", "1280")]), .picture(), .pictures(["other"], [("fit", "768")]),
        .pictures(["good", "good"], [("fit", "768")]), .picture([("fit", "768"), ("unknown", "x")]),
        .pictures(["good"], [("fit", "768")], name: "file"),
    ])
    func `the same name with other content is refused`(form: FormParts) async throws {
        let bench = try TestDesk()
        _ = try await bench.post(.picture([("fit", "768")]), fields: [Self.key])
        let reply = try await bench.post(form, fields: [Self.key])
        #expect(reply.code == .idempotencyMismatch && reply.status == 422)
        #expect(try await bench.queued() == 1)
    }

    @Test func `pictures in another order are another content`() async throws {
        let bench = try TestDesk()
        _ = try await bench.post(.pictures(["a", "b"], [("together", "1")]), fields: [Self.key])
        let reply = try await bench.post(.pictures(["b", "a"], [("together", "1")]), fields: [Self.key])
        #expect(reply.code == .idempotencyMismatch)
    }

    @Test func `names are each asker's own, and last a day`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture(), fields: [Self.key])
        let visitor = try await bench.post(.picture(), fields: [Self.key, first.cookie])
        #expect(visitor.location != first.location)
        let elsewhere = try await bench.post(
            .picture(), fields: [Self.key, ("X-Forwarded-For", "192.0.2.1")])
        #expect(elsewhere.location != first.location && elsewhere.status == 303)
        #expect(try await bench.post(.picture(), fields: [Self.key, first.cookie]).location == visitor.location)
        bench.clock.advance(by: .seconds(86_401))
        #expect(try await bench.post(.picture(), fields: [Self.key]).location != first.location)
    }

    @Test func `what was refused may be sent again under its name`() async throws {
        let bench = try TestDesk()
        #expect(try await bench.post(.pictures(["damaged"]), fields: [Self.key]).code == .decodeFailed)
        #expect(try await bench.post(.picture(), fields: [Self.key]).status == 303)
    }

    @Test func `while the first is received a second one is told to come again`() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let preparer = ScriptedPreparer {
            arrival.yield()
            for await _ in released { break }
        }
        let bench = try TestDesk(preparer: preparer)
        async let first = bench.post(.picture(), fields: [Self.key])
        for await _ in arrived { break }
        let second = try await bench.post(.picture(), fields: [Self.key])
        #expect(second.code == .idempotencyInFlight && second.status == 409 && second.failure?.retryAfter == 1)
        // Another name, and none, are nobody's business.
        release.finish()
        #expect(try await bench.post(.picture(), fields: [("Idempotency-Key", "two")]).status == 303)
        let location = try await first.location
        #expect(try await bench.post(.picture(), fields: [Self.key]).location == location)
    }

    @Test(arguments: ["", "\"\"", "\"", "a\"b", "ä", "a\tb", String(repeating: "a", count: 256)])
    func `a name that is none is refused`(name: String) async throws {
        let bench = try TestDesk()
        let reply = try await bench.post(.picture(), fields: [("Idempotency-Key", name)])
        #expect(reply.code == .invalidRequest && reply.failure?.field == "Idempotency-Key")
        let long = ("Idempotency-Key", String(repeating: "a", count: 255))
        #expect(try await bench.post(.picture(), fields: [long]).status == 303)
        #expect(try await bench.post(.picture(), fields: [Self.key, Self.key]).code == .invalidRequest)
    }

    // MARK: - Reuse

    @Test func `an answer is used again where its owner asks for that`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture([("prompt", "What?"), ("fit", "768")]))
        let form = FormParts.picture([("prompt", " What? "), ("fit", "768"), ("reuse", "1")])
        let early = try await bench.post(form, fields: [first.cookie])
        #expect(early.analysis != first.analysis, "it was not answered yet")
        try await bench.answer()
        let again = try await bench.post(form, fields: [first.cookie])
        let location = try #require(again.location)
        #expect(again.status == 303 && location.hasSuffix("?reused=1"))
        #expect([first.analysis, early.analysis].contains(again.analysis))
        let program = try await bench.post(form, accept: "application/json", fields: [first.cookie])
        #expect(program.status == 202 && program.json?["state"]?.string == "done")
        #expect(program.json?["reused"]?.bool == true)
        let waited = try await bench.post(
            form, accept: "application/json", fields: [first.cookie, ("Prefer", "wait=5")])
        #expect(waited.status == 200 && waited.json?["text"]?.string == "A cat.")
        #expect(try await bench.queued() == 0)
    }

    @Test(arguments: [
        FormParts.picture([("prompt", "What?"), ("reuse", "0")]), .picture([("prompt", "Why?"), ("reuse", "1")]),
        .picture([("prompt", "What?"), ("reuse", "1"), ("fit", "2048")]),
        .pictures(["x"], [("prompt", "What?"), ("reuse", "1")]),
        .picture([("prompt", "What?"), ("reuse", "1"), ("model", "m")]),
        .picture([("prompt", "What?"), ("reuse", "1"), ("max_tokens", "5")]),
        .picture([("prompt", "What?"), ("reuse", "1"), ("temperature", "1")]),
        .picture([("prompt", "What?"), ("reuse", "1"), ("system_prompt", "Be kind.")]),
        .picture([("prompt", "What?"), ("reuse", "1"), ("language", "de")]),
        .picture([("prompt", "What?"), ("reuse", "1"), ("collection", "new")]),
        .pictures(["good", "good"], [("prompt", "What?"), ("reuse", "1"), ("together", "1")]),
    ])
    func `whatever differs is asked anew`(form: FormParts) async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture([("prompt", "What?")]))
        try await bench.answer()
        let reply = try await bench.post(form, fields: [first.cookie])
        #expect(reply.status == 303 && reply.location != first.location)
        #expect(reply.location?.contains("reused") == false)
    }

    @Test func `what was used again has the name that it was asked for by`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture())
        try await bench.answer()
        let form = FormParts.picture([("reuse", "1")])
        #expect(try await bench.post(form, fields: [first.cookie, Self.key]).analysis == first.analysis)
        #expect(try await bench.post(form, fields: [first.cookie, Self.key]).analysis == first.analysis)
        let other = try await bench.post(.pictures(["other"]), fields: [first.cookie, Self.key])
        #expect(other.code == .idempotencyMismatch)
    }

    @Test func `nobody's answer is used for somebody else`() async throws {
        let bench = try TestDesk()
        let form = FormParts.picture([("reuse", "1")])
        let first = try await bench.post(form)
        let other = try await bench.post(.pictures(["other"]))
        try await bench.answer()
        for cookie in [nil, other.cookie] {
            let reply = try await bench.post(form, fields: [cookie])
            #expect(reply.location?.contains("reused") == false && reply.analysis != first.analysis)
        }
    }
}
