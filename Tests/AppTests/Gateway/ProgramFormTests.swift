import Bytes
import HTTP
import Testing
import Vignette

@testable import App

/// Failures in the form that each API's clients read.
@Suite struct ProgramFormTests {
    private static let addresses: [(String, String, ProgramForm?)] =
        [
            ("/v1/chat/completions", "", ProgramForm.openAI), ("/v1/x", "/base", .openAI),
            ("/base/v1/x", "/base", .openAI),
            ("/v1/", "", .openAI), ("/api/chat", "", .ollama), ("/a/b/api/tags", "/a/b", .ollama), ("/v1", "", .openAI),
            ("/%761/models", "", .openAI), ("/v%31", "", .openAI), ("/a%70i/tags", "", .ollama),
            ("/b%61se/v1/x", "/base", .openAI), ("/v1%2Fx", "", nil), ("/%zz/v1", "", nil),
            ("/v1/%zz", "", .openAI), ("/v1x/y", "", nil), ("/api", "", .ollama), ("/base/api", "/base", .ollama),
            ("/apis/x", "", nil), ("/", "", nil), ("/a/v1/x", "", nil),
            ("/basev1/x", "/base", nil), ("/base", "/base", nil), ("/base/a/x", "/base", nil), ("/V1/x", "", nil),
            ("//v1/x", "", .openAI), ("/blocks/openai_compatible/v1", "", .own), ("//api//chat", "", .ollama),
            ("*", "", nil), ("", "", nil),
        ] as [(String, String, ProgramForm?)]

    @Test(arguments: addresses)
    func `the address says which`(path: String, base: String, form: ProgramForm?) {
        #expect(ProgramForm(path: path, basePath: base) == form)
    }

    @Test(arguments: Failure.Code.allCases) func `a retry that is of no use is told to be`(code: Failure.Code) throws {
        let failure = Failure(code)
        let status = Status(failure.status ?? 500)
        let types: [(ProgramForm, String)] = [
            (.openAI, "application/json"), (.ollama, "application/json"), (.own, "application/problem+json"),
        ]
        for (form, type) in types {
            let response = form.response(to: failure, status, id: "r")
            // The official clients ask again after these by themselves.
            let isRetried = [408, 409, 429].contains(status.code) || status.code >= 500
            #expect(response.fields[.xShouldRetry] == (isRetried && !failure.canRetry ? "false" : nil))
            #expect(response.status == status && response.fields[.contentType] == type)
        }
    }

    @Test(arguments: Failure.Code.allCases) func `an OpenAI error has all four members`(code: Failure.Code) throws {
        let failure = Failure(code, message: "\"<\u{2028}>\"", field: "messages[0]", detail: "canary")
        let error = try #require(try JSON.parse(OpenAIError.bytes(failure))["error"]?.object)
        #expect(error.members.map(\.name.string) == ["message", "type", "param", "code"])
        #expect(error["message"]?.string == Self.told(failure) && error["code"]?.string == code.rawValue)
        #expect(error["param"]?.string == "messages[0]")
        #expect(try JSON.parse(OpenAIError.bytes(Failure(code)))["error"]?["param"] == .null)
        let types = [
            401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error",
        ]
        let status = failure.status ?? 500
        let expected = types[status] ?? (status >= 500 ? "server_error" : "invalid_request_error")
        #expect(error["type"]?.string == expected)
        let text = String(decoding: OpenAIError.bytes(failure), as: UTF8.self)
        #expect(!text.contains("canary") && !text.contains("<") && !text.utf8.contains(10))
    }

    /// Sentences that programs know word for word stand alone.
    private static func told(_ failure: Failure) -> String {
        let known: [Failure.Code] = [.rateLimited, .moderationBlocked, .detailRefused, .remoteImageRefused]
        return known.contains(failure.code) ? failure.message : "\(failure.message) \(failure.advice)"
    }

    @Test(arguments: Failure.Code.allCases) func `an Ollama error says what to do where it may`(code: Failure.Code)
        throws
    {
        let failure = Failure(code, detail: "canary")
        let text = try JSON.parse(OllamaError.bytes(failure))["error"]?.string
        let isAdvised = [401, 403, 502, 503].contains(failure.status)
        #expect(text == (isAdvised ? "\(failure.message) \(failure.advice)" : failure.message))
    }

    @Test func `the models that there are reach the program`() throws {
        let missing = OpenAIError.bytes(.modelNotFound("x", available: ["canary-1"]))
        let blind = OpenAIError.bytes(.modelCannotSee("x", able: ["canary-1"]))
        let open = OllamaError.bytes(.modelNotChosen(available: ["canary-1"]))
        for bytes in [missing, blind, open] { #expect(String(decoding: bytes, as: UTF8.self).contains("canary-1")) }
        let known = Failure(.modelNotFound, message: "model 'x' not found")
        #expect(try JSON.parse(OllamaError.bytes(known))["error"]?.string == "model 'x' not found")
    }

    struct Asked: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let request: Request
        let status: Int
        let code: String
    }

    static let asked: [Asked] = [
        Asked(testDescription: "nowhere", request: .make(.get, "/v1/nowhere"), status: 404, code: "not_found"),
        Asked(
            testDescription: "wrong method", request: .make(.get, "/v1/chat/completions"), status: 405,
            code: "method_not_allowed"),
        Asked(
            testDescription: "no JSON", request: ChatDesk.request("{}", type: "text/plain"), status: 415,
            code: "invalid_request"),
        Asked(
            testDescription: "compressed", request: ChatDesk.request("{}", fields: [("Content-Encoding", "gzip")]),
            status: 415, code: "invalid_request"),
        Asked(
            testDescription: "compressed twice",
            request: ChatDesk.request("{}", fields: [("Content-Encoding", "identity, br")]),
            status: 415, code: "invalid_request"),
        Asked(
            testDescription: "an escaped address", request: .make(.get, "/%761/nowhere"), status: 404,
            code: "not_found"),
        Asked(testDescription: "nothing behind it", request: .make(.get, "/v1"), status: 404, code: "not_found"),
        Asked(
            testDescription: "another name", request: .make(.get, "/v1/models", host: "evil.example"), status: 421,
            code: "misdirected"),
        Asked(
            testDescription: "another site",
            request: ChatDesk.request("{}", fields: [("Origin", "https://evil.example")]), status: 403,
            code: "cross_origin"),
        Asked(testDescription: "bad JSON", request: ChatDesk.request("{"), status: 400, code: "invalid_request"),
        Asked(
            testDescription: "the newer API", request: ChatDesk.request("{}", path: "/v1/responses"), status: 404,
            code: "not_found"),
    ]

    @Test(arguments: asked) func `whatever is refused is told in it, whatever is accepted`(_ asked: Asked) async throws
    {
        let desk = try ChatDesk()
        for accept in ["*/*", "text/html", "application/problem+json"] {
            var request = asked.request
            if let name = FieldName("accept") { request.fields[name] = accept }
            let reply = try await desk.send(request)
            #expect(reply.status == asked.status && reply.code == asked.code, "\(reply.text)")
            #expect(reply.fields[.contentType] == "application/json" && reply.fields[.cacheControl] == "no-store")
            #expect(reply.error?.object?.count == 4)
            #expect(reply.fields.values(.xRequestID).count == 1)
        }
        #expect(desk.service.asked.isEmpty)
    }

    @Test func `below a base path too, with and without a proxy that strips it`() async throws {
        let desk = try ChatDesk { $0.basePath = BasePath("/base") ?? .root }
        for path in ["/base/v1/nowhere", "/v1/nowhere"] {
            #expect(try await desk.get(path, accept: "text/html").code == "not_found")
        }
        #expect(
            try await desk.get("/base/nowhere", accept: "text/html").fields[.contentType] == "text/html; charset=utf-8")
        let pages = try await desk.get("/nowhere", accept: "application/json")
        #expect(pages.fields[.contentType] == "application/problem+json")
    }

    @Test func `the newer API is told where to ask`() async throws {
        let reply = try await ChatDesk().post("{}", path: "/v1/responses")
        #expect(reply.error?["message"]?.string?.contains("/v1/chat/completions") == true)
    }
}
