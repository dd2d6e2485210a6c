import HTTP
import Testing

@Suite struct WeightedChoiceTests {
    // RFC 9110 §12.4.2
    @Test(arguments: [
        ("a", 1000), ("a;q=1", 1000), ("a;q=0", 0), ("a;q=0.5", 500), ("a;q=0.25", 250), ("a;q=0.125", 125),
        ("a;q=1.000", 1000), ("a;Q=0.5", 500), ("a ; q=0.5", 500), ("a;\tq=0.5", 500), ("a;level=1;q=0.3", 300),
        ("a;q=0.", 0), ("a;q=1.", 1000),
        // Malformed counts as none given.
        ("a;q=", 1000), ("a;q=x", 1000), ("a;q=0.5x", 1000), ("a;q=-1", 1000), ("a;q=2", 1000), ("a;q=0.1234", 1000),
        ("a;q=.5", 1000), ("a;q=0,5", 1000), ("a;q=00.5", 1000), ("a;quality=0.5", 1000), ("a;", 1000),
        ("a;q=1.5", 1000),
        ("a;q=0.٥", 1000),
    ])
    func `reads an element and its weight`(element: String, weight: Int) {
        let choice = WeightedChoice.parse([element])
        #expect(choice.map(\.value) == ["a"])
        #expect(choice.map(\.weight) == [weight])
    }

    @Test func `values are lower case`() {
        #expect(WeightedChoice.parse(["Text/HTML;q=0.5", "B"]).map(\.value) == ["text/html", "b"])
    }

    // RFC 9110 §12.5.1
    @Test(arguments: [
        (nil, "text/plain"), ("", "text/plain"), ("*/*", "text/plain"), ("image/png", "text/plain"),
        ("text/html", "text/html"), ("TEXT/HTML", "text/html"), ("text/*", "text/plain"),
        ("application/json", "application/json"), ("application/*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/plain;q=0.5, text/html;q=0.6", "text/html"), ("text/plain;q=0, */*", "text/html"),
        ("text/*;q=0, */*;q=0.1", "application/json"), ("*/*;q=0.9, application/json", "application/json"),
        ("*/*;q=0", "text/plain"), ("text/html;q=0", "text/plain"),
    ])
    func `the type that the client likes best is chosen`(accept: String?, type: String) {
        let request = Request.make(.get, "/", fields: accept.map { [("Accept", $0)] } ?? [])
        #expect(request.preferredType(of: ["text/plain", "text/html", "application/json"]) == type)
    }

    @Test func `from nothing nothing is chosen`() {
        #expect(Request.make().preferredType(of: []) == nil)
        #expect(Request.make(.get, "/", fields: [("Accept", "*/*")]).preferredType(of: []) == nil)
    }
}
