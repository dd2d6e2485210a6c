import Testing

@testable import Vision

@Suite struct UpstreamErrorTests {
    private func error(_ body: String, status: Int = 500) -> UpstreamError {
        UpstreamError(head: ReplyHead(status: status), body: Array(body.utf8), now: 0)
    }

    @Test(
        arguments: [
            (#"{"error":{"message":"m","type":"t","param":"p","code":"c"}}"#, "m", "t", "c", "p"),
            (#"{"error":{"code":400,"message":"m","type":"t","n_ctx":2048}}"#, "m", "t", "400", nil),
            (#"{"object":"error","message":"m","type":"t","param":null,"code":40303}"#, "m", "t", "40303", nil),
            (#"{"error":"m"}"#, "m", nil, nil, nil),
            (#"{"error":{"message":"m"},"message":"m"}"#, "m", nil, nil, nil),
            (#"{"detail":"m"}"#, "m", nil, nil, nil),
            (
                #"{"detail":[{"loc":["body","messages",0],"msg":"m","type":"missing"}]}"#, "messages.0: m", nil,
                nil, nil
            ),
            (
                #"[{"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED"}}]"#, "m", "RESOURCE_EXHAUSTED",
                "429", nil
            ),
            (#"{"type":"error","error":{"type":"t","message":"m"}}"#, "m", "t", nil, nil),
            ("\u{FEFF} \r\n{\"error\":\"m\"}", "m", nil, nil, nil),
            ("data: {\"error\":{\"message\":\"m\"}}\n\ndata: [DONE]\n\n", "m", nil, nil, nil),
            ("event: error\ndata: {\"error\":{\"message\":\"m\"}}\n\n", "m", nil, nil, nil),
            ("404 page not found\n", "404 page not found", nil, nil, nil),
            ("", "", nil, nil, nil),
            (" \r\n ", "", nil, nil, nil),
            (#"{"error":{"message":"cut in the mid"#, #"{"error":{"message":"cut in the mid"#, nil, nil, nil),
        ] as [(String, String, String?, String?, String?)])
    func `every envelope is opened`(body: String, message: String, type: String?, code: String?, param: String?) {
        let error = error(body)
        #expect(error == UpstreamError(status: 500, message: message, type: type, code: code, param: param))
    }

    @Test(arguments: [
        ("<html><head><title>502 Bad\n Gateway</title></head><body><h1>x</h1></body></html>", "502 Bad Gateway"),
        ("<!DOCTYPE html><STYLE>p{}</STYLE><script>if (a < b) {}</script><p>First <b>words</b>", "First words"),
        ("<TITLE>  </TITLE><p>Text", "Text"),
        ("<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>gone</Message></Error>", "NoSuchKey gone"),
        ("<title>never closed", "never closed"),
        ("<", ""),
    ])
    func `of a page the title or the first words are kept`(body: String, message: String) {
        #expect(error(body) == UpstreamError(status: 500, message: message, isPage: true))
    }

    @Test func `what a filter found is kept from its own field`() {
        let body = #"{"error":{"code":403,"message":"m","metadata":{"reasons":["violence","hate"]}}}"#
        #expect(error(body).category == "violence")
    }

    @Test func `the time to wait comes from the head`() {
        let head = ReplyHead(status: 429, fields: [.init("retry-after", "Thu, 01 Jan 1970 00:01:40 GMT")])
        #expect(UpstreamError(head: head, body: [], now: 40).retryAfter == .seconds(60))
    }

    @Test func `a flood is cut`() {
        for start in ["", "<p>", #"{"error":""#, "<title>"] {
            let error = error(start + String(repeating: "ä ", count: 1_000_000))
            #expect(error.message.utf8.count <= 4_096)
        }
        #expect(error(String(repeating: "<", count: 1_000_000)).message.isEmpty)
        #expect(error(String(repeating: "[", count: 1_000_000)).message.utf8.count == 1_000)
    }

    @Test func `bytes that are no text do not matter`() {
        let error = UpstreamError(head: ReplyHead(status: 502), body: [0x1F, 0x8B, 0xFF, 0x00, 0xC3], now: 0)
        #expect(Trouble(error) == .unreachableBehind)
    }
}
