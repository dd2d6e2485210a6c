import Testing

@testable import Recipes

@Suite struct ValueWrittenTests {
    @Test(arguments: [
        ("null", "None"), ("true", "True"), ("false", "False"), ("1", "1"), ("1.0", "1.0"), ("1e16", "1e+16"),
        ("-0", "0"),
        ("\"it's\"", "it's"), ("[]", "[]"), ("{}", "{}"), ("[\"a\",1.0,null,true]", "['a', 1.0, None, True]"),
        ("{\"k\":\"v\",\"n\":{\"b\":[1]}}", "{'k': 'v', 'n': {'b': [1]}}"),
        ("[\"it's\",\"\\u00a0\\u200b\"]", "[\"it's\", '\\xa0\\u200b']"),
        ("1e999", "inf"), ("[-1e999]", "[-inf]"), ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("[[[]]]", "[[[]]]"), ("{\"\":\"\"}", "{'': ''}"), ("{\"b\":1,\"a\":2}", "{'b': 1, 'a': 2}"),
    ])
    func `is written as Python's str`(_ json: String, _ text: String) throws {
        #expect(try Value.parsed(json).text() == text)
    }

    @Test func `shows a tuple, a measure, a date, bytes and a picture`() throws {
        let date = Value.timestamp(try #require(DateTime(iso: "2026-01-02T03:04:05Z")))
        #expect(try Value.tuple([.integer(1)]).text() == "(1,)")
        #expect(try Value.tuple([.integer(1), .text("a")]).text() == "(1, 'a')")
        #expect(try Value.tuple([]).text() == "()")
        #expect(try Value.measure(1.5).text() == "1.5")
        #expect(try Value.list([.measure(1.5)]).text() == "[np.float64(1.5)]")
        #expect(try date.text() == "2026-01-02 03:04:05+00:00")
        #expect(
            try Value.list([date]).text()
                == "[datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)]")
        #expect(try Value.bytes([0x61, 0x27, 0xff, 0x0a, 0x5c]).text() == "b\"a'\\xff\\n\\\\\"")
        #expect(try Value.bytes([]).text() == "b''")
        let picture = Value.image(ImageValue(index: 0, width: 640, height: 480))
        #expect(try picture.text() == "<image 640x480>")
        #expect(try Value.list([picture, .null]).text() == "[<image 640x480>, None]")
    }

    @Test func `shows a text with quotes only within something`() throws {
        #expect(try Value.text("a").text() == "a")
        #expect(try Value.text("a").representation() == "'a'")
    }

    @Test func `stops where it costs too much`() {
        let few = Evaluation(steps: 1000, bytes: 100_000)
        var value = Value.list([.text(Text(String(repeating: "x", count: 1000)))])
        for _ in 0..<30 { value = .list([value, value]) }
        #expect(throws: OperationError.self) { try value.text(in: few) }
        #expect(throws: OperationError.self) { try value.dumped(in: few) }
        let hidden = Value.list([.text(Text(String(repeating: "\u{1}", count: 30_000)))])
        #expect(throws: OperationError.self) { try hidden.text(in: few) }
        #expect(throws: OperationError.self) { try hidden.dumped(in: few) }
        let long = Value.list(Array(repeating: .text(""), count: 1001))
        #expect(throws: OperationError.self) { try long.text(in: few) }
        #expect(throws: OperationError.self) { try long.dumped(in: few) }
    }

    @Test func `stops where it is nested too deeply`() throws {
        var value = Value.null
        for _ in 0..<64 { value = .list([value]) }
        #expect(try value.text().count == 132)
        #expect(throws: OperationError.self) { try Value.tuple([value]).text() }
    }

    @Test func `writes no number of more than 4300 digits`() throws {
        let large = try #require(BigInteger(Array(String(repeating: "9", count: 4300).utf8)))
        #expect(try Value.integer(large).text().count == 4300)
        #expect(throws: OperationError.self) { try Value.integer(large + 1).text() }
        #expect(throws: OperationError.self) { try Value.integer(large * large).dumped() }
    }

    @Test(arguments: [
        ("{\"a\":1,\"b\":[true,null,1.0]}", "{\"a\": 1, \"b\": [true, null, 1.0]}"),
        ("{\"é\":\"😀\"}", "{\"\\u00e9\": \"\\ud83d\\ude00\"}"),
        ("[1e999,-1e999]", "[Infinity, -Infinity]"), ("[1e16,0.00001]", "[1e+16, 1e-05]"), ("{}", "{}"), ("[]", "[]"),
        ("[\"\\b\\f\\n\\r\\t\\u0001\\u007f\\\"\\\\/\"]", "[\"\\b\\f\\n\\r\\t\\u0001\\u007f\\\"\\\\/\"]"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ])
    func `is written as Python's json dumps`(_ json: String, _ dump: String) throws {
        #expect(try Value.parsed(json).dumped() == dump)
    }

    @Test func `dumps a measure and a tuple, and nothing that JSON has no form for`() throws {
        #expect(try Value.list([.measure(1.5), .double(.nan), .tuple([.null])]).dumped() == "[1.5, NaN, [null]]")
        let date = Value.timestamp(try #require(DateTime(iso: "2026-01-02")))
        #expect(throws: OperationError("cannot write a timestamp as JSON", got: date)) {
            try Value.list([date]).dumped()
        }
        #expect(throws: OperationError.self) { try Value.bytes([1]).dumped() }
    }

    @Test func `reads integers of as many digits as Python and no more`() throws {
        let nines = String(repeating: "9", count: 4300)
        #expect(try Value.parsed("-" + nines).text() == "-" + nines)
        do {
            _ = try Value.parsed("{\"a\":[1,9\(nines)]}")
            Issue.record("not refused")
        } catch let error as FieldError {
            #expect(error.field == "value.a[1]")
        }
    }
}
