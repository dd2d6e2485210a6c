import Testing

@testable import Pages

@Suite struct BareLinksTests {
    @Test(arguments: [
        ("http://a", ["http://a"]), ("x https://a.b/c?d=e&f#g y", ["https://a.b/c?d=e&f#g"]), ("HTTPS://A", ["HTTPS://A"]),
        ("https://a.b. https://a.b, https://a.b! \"https://a.b\"", ["https://a.b", "https://a.b", "https://a.b", "https://a.b"]),
        ("(https://a.b/c_(d))", ["https://a.b/c_(d)"]), ("https://a.b/(c", ["https://a.b/(c"]), ("https://a.b<c", ["https://a.b"]),
        ("xhttp://a", []), ("http://", []), ("http:// a", []), ("http:///a", []), ("http://http://a", ["http://http://a"]),
        ("www.a.b www. WWW.a", ["http://www.a.b", "http://WWW.a"]), ("awww.a", []), ("https://www.a", ["https://www.a"]),
        ("http://ü.de/猫", ["http://ü.de/猫"]), ("javascript:http://a", ["http://a"]), ("ftp://a", []), ("", []), ("h", []),
        ("a@b.c", ["mailto:a@b.c"]), ("<a.b+c@d-e.fg.>", ["mailto:a.b+c@d-e.fg"]), ("a@b", []), ("@b.c", []), ("a@b..c", []),
        ("a@b.c@d.e", ["mailto:a@b.c"]), ("http://a@b.c", ["http://a@b.c"]), ("+a@b.c", []), ("ü@b.c", []), ("a@.b", []),
        ("https://a)))", ["https://a"]), ("https://a.b/?!.,:*_~'\"", ["https://a.b/"]),
    ])
    func `finds addresses in a text`(text: String, addresses: [String]) {
        let found = BareLinks(Array(text.utf8)).map { String(decoding: $0.address, as: UTF8.self) }
        #expect(found == addresses)
    }

    @Test func `bounds the parts of a mailbox`() {
        let (local, domain) = (String(repeating: "a", count: 64), String(repeating: "b", count: 251) + ".c")
        #expect(BareLinks(Array("\(local)@\(domain)".utf8)).map(\.range) == [0..<318])
        #expect(BareLinks(Array("a\(local)@\(domain)".utf8)).map(\.range) == [])
        #expect(BareLinks(Array("\(local)@b\(domain)".utf8)).map(\.range) == [])
    }
}
