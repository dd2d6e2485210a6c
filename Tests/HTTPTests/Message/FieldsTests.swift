import TestSupport
import Testing

@testable import HTTP

@Suite struct FieldsTests {
    private func fields(_ lines: (String, String)...) throws -> Fields {
        var fields = Fields()
        for (name, value) in lines { fields.append(try #require(FieldName(name)), value) }
        return fields
    }

    @Test func `fields keep their order, and lines of one name stay apart`() throws {
        let fields = try fields(("B", "1"), ("a", "2"), ("b", "3"), ("C", ""))
        #expect(fields.map(\.name) == ["b", "a", "b", "c"])
        #expect(fields.map(\.value) == ["1", "2", "3", ""])
        #expect(fields.count == 4 && !fields.isEmpty)
        #expect(fields.values(try #require(FieldName("B"))) == ["1", "3"])
    }

    @Test func `names are found in any case`() throws {
        let fields = try fields(("Content-TYPE", "x"))
        #expect(fields[.contentType] == "x")
        #expect(fields.contains(.contentType) && !fields.contains(.contentLength))
        #expect(fields[.contentLength] == nil)
        #expect(fields[try #require(FieldName("content-typ"))] == nil)
    }

    @Test func `setting replaces every line of that name, nil removes them`() throws {
        var fields = try fields(("vary", "a"), ("x", "1"), ("Vary", "b"))
        fields[.vary] = "c"
        #expect(fields.map(\.name) == ["x", "vary"])
        #expect(fields.values(.vary) == ["c"])
        fields[.vary] = nil
        #expect(fields.map(\.name) == ["x"])
    }

    // RFC 9110 §5.5
    @Test func `no value ends its line`() throws {
        var random = TestSupport.SeededGenerator(31)
        for round in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                // Mostly what is dangerous, now and then anything.
                let risky: [UInt8] = [0x00, 0x0A, 0x0D, 0x7F, 0x1B, 0x09, 0x20, 0x3A, 0x61, 0xC3, 0xA9]
                return Bool.random(using: &random)
                    ? risky[Int.random(in: risky.indices, using: &random)] : UInt8.random(in: 0...255, using: &random)
            }
            let value = String(decoding: bytes, as: UTF8.self)
            var fields = Fields()
            if round.isMultiple(of: 2) { fields[.location] = value } else { fields.append(.location, value) }
            let kept = try #require(fields[.location])
            #expect(kept.utf8.count == value.utf8.count)
            #expect(kept.utf8.allSatisfy { $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }, "\(bytes)")
            let pairs = zip(value.utf8, kept.utf8)
            #expect(pairs.allSatisfy { $0 == $1 || $1 == 0x20 })
        }
    }

    @Test(arguments: [
        ("a\r\nset-cookie: x=1", "a  set-cookie: x=1"), ("a\nb", "a b"), ("a\rb", "a b"), ("a\u{0}b", "a b"),
        ("tab\tstays", "tab\tstays"), ("naïve", "naïve"), ("\u{7F}", " "),
    ])
    func `what a value may not hold becomes a space`(value: String, kept: String) {
        var fields = Fields()
        fields.append(.location, value)
        #expect(fields[.location] == kept)
        #expect(fields.count == 1)
    }

    // RFC 9110 §5.6.1, §5.6.4
    @Test(arguments: [
        ([], []), ([""], []), ([" ,\t, "], []), (["a"], ["a"]), (["a, b,c ,\td"], ["a", "b", "c", "d"]),
        (["a", "b, c"], ["a", "b", "c"]), (["\"a,b\", c"], ["\"a,b\"", "c"]),
        (["\"a\\\",b\", c"], ["\"a\\\",b\"", "c"]),
        (["\"a\\\\\", b"], ["\"a\\\\\"", "b"]), (["W/\"x,y\",\"z\""], ["W/\"x,y\"", "\"z\""]),
        (["x\\, y"], ["x\\", "y"]), (["for=\"[::1]:80\";by=a, for=b"], ["for=\"[::1]:80\";by=a", "for=b"]),
    ])
    func `a list is read over all lines, and quoted commas separate nothing`(lines: [String], list: [String]) {
        var fields = Fields()
        for line in lines { fields.append(.ifNoneMatch, line) }
        #expect(fields.list(.ifNoneMatch) == list)
    }

    // Else whoever begins a line could swallow what a proxy appends to it.
    @Test(arguments: [
        ("\"a, b", ["\"a", "b"]), ("a, \", b", ["a", "\"", "b"]), ("\"\\\", b", ["\"\\\"", "b"]),
        ("for=\", for=\"[::1]:2\"", ["for=\"", "for=\"[::1]:2\""]),
    ])
    func `a quote that is never closed quotes nothing`(line: String, list: [String]) {
        var fields = Fields()
        fields.append(.forwarded, line)
        fields.append(.forwarded, "last")
        #expect(fields.list(.forwarded) == list + ["last"])
    }
}
