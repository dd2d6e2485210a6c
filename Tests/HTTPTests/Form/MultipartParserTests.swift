import Testing

@testable import HTTP

@Suite struct MultipartParserTests {
    private static let disposition = "Content-Disposition: form-data; name=\"a\"\r\n"

    private static func part(_ head: String, _ data: String = "x") -> String {
        "--b\r\n\(head)\r\n\(data)\r\n--b--\r\n"
    }

    /// Parses a body with the boundary `b`, whole and in other cuts, which must come to the same.
    private static func parse(_ body: String) -> ParsedForm {
        let bytes = Array(body.utf8)
        let type = "multipart/form-data; boundary=b"
        let whole = ParsedForm(bytes, type: type)
        #expect(ParsedForm(bytes, type: type, piece: 1) == whole)
        for cut in bytes.indices.prefix(300) { #expect(ParsedForm(bytes, type: type, cuts: [cut]) == whole) }
        return whole
    }

    // MARK: - Framing

    @Test(
        arguments: [
            // No parts, with and without a line end, with an epilogue.
            ("--b--", []),
            ("--b--\r\n", []),
            ("--b--junk", []),
            ("\r\n--b--", []),
            // Preambles.
            ("\r\n\r\n" + part(disposition), ["x"]),
            ("a preamble\r\nof lines\r\n" + part(disposition), ["x"]),
            ("--bad\r--b\r\n--\r\n" + part(disposition), nil),
            ("--a\r\n-\r\r\n" + part(disposition), ["x"]),
            // What looks like a delimiter and is none.
            (part(disposition, "--c\r\n-b\r\n--\r\nb\r--b\n--b--"), ["--c\r\n-b\r\n--\r\nb\r--b\n--b--"]),
            (part(disposition, "\r\r\n\r\n\r"), ["\r\r\n\r\n\r"]),
            (part(disposition, "x--b\r\n"), ["x--b\r\n"]),
            (part(disposition, "x\n--b\n"), ["x\n--b\n"]),
            (part(disposition, ""), [""]),
            (part(disposition, "--"), ["--"]),
            // RFC 2046 §5.1: a part without any body has only the line end of its delimiter.
            ("--b\r\n\(disposition)\r\n--b--", [""]),
            // Two parts and an epilogue that holds a third.
            (
                "--b\r\n\(disposition)\r\n1\r\n--b\r\n\(disposition)\r\n2\r\n--b--\r\n" + part(disposition),
                ["1", "2"]
            ),
        ] as [(String, [String]?)])
    func `finds exactly the parts`(body: String, parts: [String]?) {
        let form = Self.parse(body)
        #expect((form.error == nil) == (parts != nil))
        if let parts { #expect(form.parts.map { String(decoding: $0.bytes, as: UTF8.self) } == parts) }
    }

    @Test(arguments: [
        ("", "breaks off"),
        ("--b", "breaks off"),
        ("--b-", "breaks off"),
        ("nothing like a form", "breaks off"),
        ("--b\r\n\(disposition)", "breaks off"),
        ("--b\r\n\(disposition)\r\nx", "breaks off"),
        ("--b\r\n\(disposition)\r\nx\r\n--b", "breaks off"),
        ("--b\r\n\(disposition)\r\nx\r\n--b\r\n", "breaks off"),
        ("\n--b--", "breaks off"),
        ("--b\n\(disposition)\r\nx\r\n--b--", "followed by something else"),
        ("--b \r\n\(disposition)\r\nx\r\n--b--", "followed by something else"),
        ("--b-x", "followed by something else"),
        ("--b\rx", "followed by something else"),
        (part(disposition, "x\r\n--bc"), "followed by something else"),
        (part(disposition, "--bc"), "followed by something else"),
        ("--b\r\n--b--\r\n", "is no field"),
        ("--b\r\n\r\nx\r\n--b--", "no Content-Disposition"),
    ])
    func `refuses a body that is not framed so`(body: String, reason: String) {
        let error = Self.parse(body).error
        #expect(error?.status == .badRequest)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "accepted")")
    }

    @Test(arguments: ["", "b ", "b\"", "b_ü", "b[", String(repeating: "b", count: 71)])
    func `refuses what is no boundary`(boundary: String) {
        #expect(throws: HTTPError.self) { try MultipartParser(boundary: boundary) }
    }

    @Test(arguments: ["b", "'()+_,-./:=?", "a b", "----", String(repeating: "-", count: 70)])
    func `takes every legal boundary`(boundary: String) {
        let body = "--\(boundary)\r\n\(Self.disposition)\r\nx\r\n--\(boundary)--"
        let form = ParsedForm(Array(body.utf8), type: "multipart/form-data; boundary=\"\(boundary)\"")
        #expect(form.error == nil)
        #expect(form.parts.map(\.bytes) == [[0x78]])
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=b; boundary=c",
        "multipart/form-data; boundary=\"b", "multipart/form-data; boundary=b; Boundary=b",
    ])
    func `refuses a type without exactly one boundary`(type: String) {
        #expect(ParsedForm(Array("--b--".utf8), type: type).error?.status == .badRequest)
    }

    // MARK: - Heads

    @Test(
        arguments: [
            ("form-data; name=\"a\"", "a", nil),
            ("form-data;name=a", "a", nil),
            ("FORM-DATA ; NAME=a ;", "a", nil),
            ("form-data; name=\"a\"; filename=\"\"", "a", ""),
            ("form-data; name=\"a\"; filename=b.png", "a", "b.png"),
            ("form-data; filename=\"b.png\"; name=\"a\"", "a", "b.png"),
            ("form-data; name=\"größe\"; filename=\"日本.png\"", "größe", "日本.png"),
            ("form-data; name=\"a\\\"b\"; filename=\"\\\"c\\\".png\"", "a\"b", "\"c\".png"),
            ("form-data; name=\"a%22b\"; filename=\"%22c%0D%0Ad%22\"", "a\"b", "\"c  d\""),
            ("form-data; name=\"a;b=c\"; filename=\"100%.png\"", "a;b=c", "100%.png"),
            ("form-data; name=\"a\"; filename=\"a%0d%0ab%2e\"", "a", "a%0d%0ab%2e"),
            ("form-data; name=\"a\"; filename=\"C:\\Pictures\\b.png\"", "a", "b.png"),
            ("form-data; name=\"a\"; filename=\"\\\\server\\b.png\"", "a", "b.png"),
            ("form-data; name=\"a\"; filename=\"x\\y\\\\z\"", "a", "x\\y\\\\z"),
            ("form-data; name=\"a\"; filename=\"dir/b.png\"", "a", "dir/b.png"),
            ("form-data; name=\"a\"; filename*=utf-8''b.png", "a", nil),
            ("form-data; name=\"a\"; filename=\"c\"; filename*=utf-8''b.png", "a", "c"),
            ("form-data; name=\"a\"; filename=\"say \"cheese\"\"; x=y", "a", "say "),
        ] as [(String, String, String?)])
    func `reads names as browsers write them`(value: String, name: String, fileName: String?) {
        let form = Self.parse(Self.part("Content-Disposition: \(value)\r\n"))
        #expect(form.error == nil)
        #expect(form.parts.first?.head.name == name)
        #expect(form.parts.first?.head.fileName == fileName)
    }

    @Test(arguments: [
        "attachment; name=\"a\"", "form-data", "form-data; name", "form-data; name=", "form-data; name=\"\"",
        "form-data; filename=\"b\"", "form-data; name=\"a\"; name=\"b\"", "form-data; name=\"a\"; NAME=\"b\"",
        "form-data; name=\"a\"; filename=\"b\"; filename=\"b\"", "form-data; name=\"a", "form-data; name=\"a\"b",
        "form-data; name=\"a\\\"", "form-data; name=a b", "form-data, name=a", "", "form-data; name=\"a\tb\"",
        "form-data; name=\"a\"; filename=\"b\u{85}\"", "form-data; =a; name=a",
        "form-data; name=\"a\"; filename=\"\(String(repeating: "b", count: 256))\"",
        "form-data; name=\"\(String(repeating: "a", count: 1025))\"",
    ])
    func `refuses a disposition that names no field clearly`(value: String) {
        #expect(Self.parse(Self.part("Content-Disposition: \(value)\r\n")).error?.status == .badRequest)
    }

    @Test(arguments: [
        "X: \u{0}\r\n", "X: a\nY: b\r\n", "X: a\rY: b\r\n", "X : a\r\n", " X: a\r\n", "\tX: a\r\n", ": a\r\n", "X\r\n",
        "X: a\r\n b\r\n", "ü: a\r\n", "X: \u{7F}\r\n", "Content-Disposition: form-data; name=\"b\"\r\n",
        "Content-Type: text/plain\r\nContent-Type: text/plain\r\n", String(repeating: "X: a\r\n", count: 8),
        "X: \(String(repeating: "a", count: 8150))\r\n",
    ])
    func `refuses a head that is not clean`(lines: String) {
        #expect(Self.parse(Self.part(Self.disposition + lines)).error?.status == .badRequest)
    }

    @Test func `refuses names and other fields that are no UTF-8`() {
        for line in ["Content-Disposition: form-data; name=\"", "X: \""] {
            let lines = Array("--b\r\n\(line)".utf8) + [0xC3] + Array("\"\r\n\r\nx\r\n--b--".utf8)
            #expect(ParsedForm(lines, type: "multipart/form-data; boundary=b").error?.message.contains("UTF-8") == true)
        }
    }

    @Test func `takes eight fields of 8 KiB and a name of 255 bytes`() throws {
        let name = String(repeating: "n", count: 255)
        let named = "Content-Disposition: form-data; name=a; filename=\"\(name)\"\r\n"
        let others = "content-TYPE:image/png\r\n" + String(repeating: "X:\r\n", count: 5)
        let filler = 8 * 1024 - named.utf8.count - others.utf8.count - 2
        let last = "Y:" + String(repeating: "y", count: filler - 4) + "\r\n"
        let form = Self.parse(Self.part(named + others + last))
        let head = try #require(form.parts.first?.head)
        #expect(head == PartHead(name: "a", fileName: name, contentType: "image/png"))
        #expect(Self.parse(Self.part(named + others + "Z" + last)).error != nil)
    }

    @Test(
        arguments: [
            ("a.png", "a.png"), ("dir/a.png", "a.png"), ("x\\..\\a.png", "a.png"), ("../../a", "a"), ("/", nil),
            ("..", nil),
            ("a/..", nil), ("a\\", nil), ("", nil), (".a", ".a"), (nil, nil),
        ] as [(String?, String?)])
    func `gives a file's name without directories`(fileName: String?, safeName: String?) {
        #expect(PartHead(name: "a", fileName: fileName, contentType: nil).safeName == safeName)
    }

    // MARK: - Limits

    @Test func `takes 96 parts and no more`() {
        let one = "--b\r\n\(Self.disposition)\r\n\r\n"
        #expect(Self.parse(String(repeating: one, count: 96) + "--b--").parts.count == 96)
        #expect(Self.parse(String(repeating: one, count: 97) + "--b--").error?.status == .contentTooLarge)
    }

    @Test func `takes a preamble of 8 KiB and no more`() {
        let preamble = String(repeating: "p", count: 8 * 1024)
        #expect(Self.parse(preamble + "\r\n--b--").error == nil)
        #expect(Self.parse(preamble + "p\r\n--b--").error?.status == .badRequest)
    }
}
