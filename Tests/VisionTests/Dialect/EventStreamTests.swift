import Testing

@testable import Vision

@Suite struct EventStreamTests {
    private func events(_ parts: [[UInt8]]) throws -> [EventStream.Event] {
        var stream = EventStream()
        var found: [EventStream.Event] = []
        for part in parts {
            var rest = part[...]
            while let event = try stream.next(in: &rest) { found.append(event) }
            #expect(rest.isEmpty)
        }
        if let event = try stream.finish() { found.append(event) }
        return found
    }

    private static func event(_ data: String, name: String = "", isCut: Bool = false) -> EventStream.Event {
        EventStream.Event(name: name, data: Array(data.utf8), isCut: isCut)
    }

    @Test(arguments: [
        ("data: a\n\ndata: b\n\n", [event("a"), event("b")]),
        ("data:a\n\n", [event("a")]),
        ("data:  a \n\n", [event(" a ")]),
        ("data: a\r\n\r\ndata: b\r\n\r\n", [event("a"), event("b")]),
        ("data: a\r\rdata: b\r\r", [event("a"), event("b")]),
        ("data: a\n\r\ndata: b\r\n\n", [event("a"), event("b")]),
        ("data: a\ndata: b\ndata\ndata: c\n\n", [event("a\nb\n\nc")]),
        ("data\n\n", [event("")]),
        ("\u{FEFF}data: a\n\n", [event("a")]),
        ("data: a\n\n\u{FEFF}data: b\n\n", [event("a")]),
        (":\n\n: life\n\ndata: a\n:inside\ndata: b\n\n", [event("a\nb")]),
        ("event: x\ndata: a\n\ndata: b\n\n", [event("a", name: "x"), event("b")]),
        ("event: x\n\ndata: b\n\n", [event("b")]),
        ("event: x\nevent:y\ndata: a\n\n", [event("a", name: "y")]),
        ("id: 1\nretry: 2\nunknown: 3\ndatas: 4\n data: 5\ndata : 6\n\n", []),
        ("error: a\n\n", [event("a", name: "error")]),
        ("data: a", [event("a", isCut: true)]),
        ("data: a\n", [event("a", isCut: true)]),
        ("data: a\r", [event("a", isCut: true)]),
        ("data: a\n\ndat", [event("a")]),
        ("\n\n\r\n\r\r", []),
        ("", []),
    ])
    func `each stream is read as the standard says, wherever it is cut`(
        _ text: String, _ expected: [EventStream.Event]
    ) throws {
        let bytes = Array(text.utf8)
        #expect(try events([bytes]) == expected)
        #expect(try events(bytes.map { [$0] }) == expected)
        for place in 0...bytes.count {
            #expect(try events([Array(bytes[..<place]), Array(bytes[place...])]) == expected)
        }
    }

    @Test func `bytes are kept as they are`() throws {
        let bytes: [UInt8] = Array("data: ".utf8) + [0, 0xFF, 0xC3] + Array("\n\n".utf8)
        #expect(try events([bytes]).map(\.data) == [[0, 0xFF, 0xC3]])
    }
}
