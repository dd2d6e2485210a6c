import Testing

@testable import HTTP

/// Field names and methods are tokens, status codes three digits.
@Suite struct TokenTests {
    typealias Method = HTTP.Method

    private static let tokenBytes = Set(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    // RFC 9110 §5.6.2, §5.1, §9.1
    @Test func `names and methods hold token characters only`() {
        for byte in UInt8.min...0x7F {
            let text = String(decoding: [0x78, byte, 0x78], as: UTF8.self)
            let isToken = Self.tokenBytes.contains(byte)
            #expect((FieldName(text) != nil) == isToken, "\(byte)")
            #expect((Method(text) != nil) == isToken, "\(byte)")
        }
    }

    @Test(arguments: ["", "é", "x\r\ny", "a:", "a ", " a", "Ⅷ", String(repeating: "n", count: 257)])
    func `no field has such a name`(text: String) {
        #expect(FieldName(text) == nil)
    }

    @Test func `names are one in any case, methods are not`() throws {
        #expect(FieldName("X-Request-ID") == .xRequestID)
        #expect(FieldName("ETag")?.description == "etag")
        #expect(Method("GET") == .get)
        #expect(Method("get") != .get)
        #expect(Method("") == nil && Method("é") == nil)
    }

    @Test func `a known method is found by its bytes`() {
        for method in Method.known {
            #expect(Method(known: Array(method.text.utf8)[...]) == method)
        }
        for text in ["", "GE", "GETS", "get", "TRACE", "CONNECT"] {
            #expect(Method(known: Array(text.utf8)[...]) == nil)
        }
    }

    @Test(arguments: [(Int.min, 100), (-1, 100), (0, 100), (99, 100), (100, 100), (599, 599), (600, 599), (.max, 599)])
    func `a status code stays between 100 and 599`(code: Int, kept: Int) {
        #expect(Status(code).code == kept)
    }

    @Test func `statuses name themselves`() {
        #expect(Status.misdirectedRequest.description == "421 Misdirected Request")
        #expect(Status(418).reason == "Status")
        for code in 100...599 {
            let reason = Status(code).reason
            #expect(!reason.isEmpty && reason.utf8.allSatisfy { $0 == 0x20 || $0.isLetter || $0 == 0x2D })
        }
    }

    @Test func `answers without a body are the five that RFC 9110 names`() {
        let bodyless = (100...599).filter { Status($0).forbidsBody }
        #expect(bodyless == Array(100...199) + [204, 304])
    }
}
