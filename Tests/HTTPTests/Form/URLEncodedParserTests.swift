import Testing

@testable import HTTP

@Suite struct URLEncodedParserTests {
    private static func parse(
        _ text: some Sequence<UInt8>, piece: Int = .max, limits: FormLimits = FormLimits()
    ) throws(HTTPError) -> [String] {
        var parser = URLEncodedParser(limits: limits)
        var pairs: [EncodedPair] = []
        var rest = Array(text)[...]
        while !rest.isEmpty {
            var input = Array(rest.prefix(piece))[...]
            rest = rest.dropFirst(piece)
            while !input.isEmpty {
                let (consumed, pair) = try parser.read(input)
                if let pair { pairs.append(pair) }
                input = input.dropFirst(consumed)
            }
        }
        if let pair = try parser.finish() { pairs.append(pair) }
        return pairs.map { "\($0.name)=\(String(decoding: $0.value, as: UTF8.self))" }
    }

    @Test(
        arguments: [
            ("", []),
            ("a=b", ["a=b"]),
            ("a=b&c=d", ["a=b", "c=d"]),
            ("&&a=b&&c&=d&", ["a=b", "c=", "=d"]),
            ("a=b=c&d==", ["a=b=c", "d=="]),
            ("a+b=c+d&+=+", ["a b=c d", " = "]),
            ("%61%3d=%26%2B%25%C3%BC", ["a==&+%ü"]),
            ("a=1&a=2&a=1", ["a=1", "a=2", "a=1"]),
            ("größe=ü\r\n", ["größe=ü\r\n"]),
            ("=", ["="]),
        ] as [(String, [String])])
    func `reads pairs in any cuts`(text: String, pairs: [String]) throws {
        #expect(try Self.parse(text.utf8) == pairs)
        for piece in 1...5 { #expect(try Self.parse(text.utf8, piece: piece) == pairs) }
    }

    @Test(arguments: [
        "a=%", "a=%4", "a=%4&b=c", "a=%4g", "a=%g4", "%=a", "a%=b", "a=%%", "a=%+1", "a=%00", "a=\u{0}", "\u{0}=a",
        "%00", "%FF=a", "%C3", "a=%4=",
    ])
    func `refuses bad escapes, NUL and names that are no UTF-8`(text: String) {
        for piece in 1...5 {
            let error = #expect(throws: HTTPError.self) { try Self.parse(text.utf8, piece: piece) }
            #expect(error?.status == .badRequest)
        }
    }

    @Test func `takes 1,000 pairs and no more`() throws {
        let pairs = String(repeating: "a&", count: 1000)
        #expect(try Self.parse(pairs.utf8).count == 1000)
        #expect(throws: HTTPError.self) { try Self.parse((pairs + "a").utf8) }
    }

    @Test(arguments: [1, 1000, .max]) func `holds each field to its limit, decoded`(piece: Int) throws {
        var limits = FormLimits()
        limits.text = 1000
        limits.textByName = ["image": 5000]
        let text = String(repeating: "x%20+", count: 333) + "x"
        #expect(try Self.parse("a=\(text)&image=\(text)\(text)".utf8, piece: piece, limits: limits).count == 2)
        let long = #expect(throws: HTTPError.self) {
            try Self.parse("a=\(text)y".utf8, piece: piece, limits: limits)
        }
        #expect(long?.status == .contentTooLarge)
        let name = String(repeating: "n", count: 1025)
        #expect(throws: HTTPError.self) { try Self.parse(name.utf8, piece: piece, limits: limits) }
    }

    @Test func `reads 300 KB of each special byte`() throws {
        var limits = FormLimits()
        limits.text = .max
        for (byte, pairs) in [("&", 0), ("=", 1), ("+", 1), ("%2B", 1), ("a", 1)] {
            let text = "a=" + String(repeating: byte, count: 300_000 / byte.utf8.count)
            #expect(try Self.parse(text.utf8, piece: 7, limits: limits).count == max(1, pairs))
        }
    }

    @Test func `reads the query of a target`() throws {
        let query = try QueryParameters(RequestTarget(path: "/", query: "q=a+b&tag=1&tag=%C3%BC&empty"))
        #expect(query["q"] == "a b")
        #expect(query["tag"] == "1")
        #expect(query.all("tag") == ["1", "ü"])
        #expect(query["empty"] == "")
        #expect(query["none"] == nil)
        #expect(query.fields.map(\.name) == ["q", "tag", "tag", "empty"])
        #expect(try QueryParameters(RequestTarget(path: "/")).fields.isEmpty)
    }

    @Test(arguments: ["a=%", "a=%FF", "a=%00", "%ED%A0%80"]) func `refuses a bad query`(query: String) {
        let error = #expect(throws: HTTPError.self) { try QueryParameters(RequestTarget(path: "/", query: query)) }
        #expect(error?.status == .badRequest)
    }
}
