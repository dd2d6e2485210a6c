import HTTP
import Testing

@Suite struct ConditionsTests {
    typealias Method = HTTP.Method

    private func answer(
        _ fields: [(String, String)], tag: String? = "\"x\"", method: Method = .get, status: Status = .ok
    ) async throws -> Response {
        let handler = conditions { _ in
            var response = Response(status, text: "content")
            response.fields[.etag] = tag
            response.fields[.cacheControl] = "max-age=5"
            response.fields[.vary] = "accept-encoding"
            response.fields[.contentEncoding] = "identity"
            return response
        }
        return try await handler(.make(method, "/", fields: fields))
    }

    // RFC 9110 §13.1.2: the weak comparison
    @Test(arguments: [
        ("\"x\"", "\"x\""), ("\"x\"", "W/\"x\""), ("W/\"x\"", "\"x\""), ("W/\"x\"", "W/\"x\""), ("\"x\"", "*"),
        ("\"x\"", "\"a\", \"x\""), ("\"x\"", "\"a\",W/\"x\",\"b\""), ("\"a,b\"", "\"y\", \"a,b\""),
    ])
    func `what the client has is not sent again`(tag: String, condition: String) async throws {
        for method in [Method.get, .head] {
            let response = try await answer([("If-None-Match", condition)], tag: tag, method: method)
            #expect(response.status == .notModified)
            #expect(try await response.collect() == [])
            // RFC 9110 §15.4.5: what a cache may update, and nothing that describes a body.
            #expect(response.fields.map(\.name).sorted() == ["cache-control", "etag", "vary"])
        }
    }

    @Test func `the condition may stand in several lines`() async throws {
        let response = try await answer([("If-None-Match", "\"a\""), ("If-None-Match", "\"x\"")])
        #expect(response.status == .notModified)
    }

    @Test(arguments: ["\"y\"", "x", "\"X\"", "", "\"x", "w/\"x\"", "\"a,x\"", "**", "\"*\""])
    func `other content is sent whole`(condition: String) async throws {
        let response = try await answer([("If-None-Match", condition)])
        #expect(response.status == .ok)
        #expect(try await response.text() == "content")
        #expect(response.fields[.contentType] != nil)
    }

    @Test(arguments: [
        ("POST", 200), ("PUT", 200), ("GET", 404), ("GET", 201), ("GET", 206), ("GET", 500), ("HEAD", 404),
    ])
    func `only good answers to GET and HEAD are looked at`(method: String, code: Int) async throws {
        let fields = [("If-None-Match", "\"x\""), ("Range", "bytes=0-1")]
        let asked = try #require(Method(method))
        let response = try await answer(fields, method: asked, status: Status(code))
        #expect(response.status.code == code)
        #expect(try await response.text() == "content")
        #expect(response.fields[.acceptRanges] == nil)
    }

    @Test(arguments: [nil, "x", "\"x"])
    func `without a sound tag nothing is compared`(tag: String?) async throws {
        let response = try await answer([("If-None-Match", "*"), ("Range", "bytes=0-1")], tag: tag)
        #expect(response.status == .ok)
        #expect(try await response.text() == "content")
    }

    @Test func `what became of the answer is told for every kind of it`() async throws {
        let handler = conditions { _ in
            var response = Response(text: "content")
            response.fields[.etag] = "\"x\""
            response.onEnd = { _ in }
            return response
        }
        for (fields, status) in [
            ([], Status.ok), ([("If-None-Match", "*")], .notModified), ([("Range", "bytes=0-1")], .partialContent),
            ([("Range", "bytes=0-1,3-4")], .partialContent), ([("Range", "bytes=9-")], .rangeNotSatisfiable),
        ] {
            let response = try await handler(.make(.get, "/", fields: fields))
            #expect(response.status == status)
            #expect(response.onEnd != nil, "\(status)")
        }
    }
}
