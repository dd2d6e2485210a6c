import Bytes
import Testing

@testable import Vision

/// The error in a JSON text, in the form that each service gives it.
@Suite struct ErrorFormTests {
    private func found(in json: String) throws -> UpstreamError? {
        UpstreamError(json: try JSON.parse(Array(json.utf8)), status: 400)
    }

    static func said(
        _ message: String, type: String? = nil, code: String? = nil, param: String? = nil,
        category: String? = nil
    ) -> UpstreamError {
        UpstreamError(status: 400, message: message, type: type, code: code, param: param, category: category)
    }

    @Test(arguments: [
        (#"{"error":{"code":400,"message":"m","type":"t","n_ctx":256}}"#, said("m", type: "t", code: "400")),
        (
            #"{"error":{"message":"m","type":"t","param":"p","code":"c"}}"#,
            said("m", type: "t", code: "c", param: "p")
        ),
        (#"{"error":{"message":"m","type":null,"param":null,"code":null}}"#, said("m")),
        (#"{"error":"m"}"#, said("m")),
        (#"{"error":"m","error_type":"t"}"#, said("m", type: "t")),
        (#"{"error":404,"message":"m"}"#, said("m", code: "404")),
        (#"{"error":true}"#, said("true")),
        (#"{"error":{"code":402}}"#, said(#"{"code":402}"#, code: "402")),
        (#"{"error":{},"message":"m"}"#, said("m")),
        (#"{"error":{"param":"p"},"message":"m"}"#, said("m", param: "p")),
        (#"{"object":"error","message":"m","type":"t","param":null,"code":400}"#, said("m", type: "t", code: "400")),
        (#"{"detail":"m"}"#, said("m")),
        (#"{"detail":[{"loc":["body"],"msg":"m","type":"missing"}]}"#, said("m")),
        (#"{"detail":{"error":"m"}}"#, said("m")),
        (#"{"message":"m"}"#, said("m")),
        (#"{"error":{"error":{"message":"m","code":"c"}}}"#, said("m", code: "c")),
        (
            #"{"error":{"code":403,"message":"m","metadata":{"reasons":["violence"],"raw":"r"}}}"#,
            said("m | r | violence", code: "403", category: "violence")
        ),
        (
            #"{"error":{"message":"m","type":null,"code":"content_filter","innererror":{"code":"Policy"}}}"#,
            said("m", type: "Policy", code: "content_filter")
        ),
        (
            #"{"error":{"message":"m","provider_specific_fields":{"innererror":{"code":"Policy"}}}}"#,
            said("m", type: "Policy", code: "Policy")
        ),
        (#"[{"error":{"message":"m"}}]"#, said("m")),
        (#"{"error":"m","choices":[]}"#, said("m")),
    ])
    func `each form is understood`(_ json: String, _ expected: UpstreamError) throws {
        #expect(try found(in: json) == expected)
    }

    @Test(arguments: [
        "{}", "[]", "null", "7", #""error""#, #"{"error":null}"#, #"{"error":false}"#, #"{"error":0}"#,
        #"{"error":""}"#,
        #"{"error":{}}"#, #"{"error":[]}"#, #"{"choices":[],"message":"m","detail":"d"}"#, #"{"message":{}}"#,
        #"{"type":"ping"}"#,
    ])
    func `an answer has no error`(_ json: String) throws {
        #expect(try found(in: json) == nil)
    }

    @Test func `a long sentence is cut`() throws {
        let long = String(repeating: "é", count: 10_000)
        #expect(try found(in: #"{"error":"\#(long)"}"#)?.message.utf8.count == 4_096)
    }
}
