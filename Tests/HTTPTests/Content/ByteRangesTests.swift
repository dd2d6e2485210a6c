import TestSupport
import Testing

@testable import HTTP

@Suite struct ByteRangesTests {
    // RFC 9110 §14.1.2
    @Test(arguments: [
        ("bytes=0-499", [0..<500]), ("bytes=500-999", [500..<1000]), ("bytes=-500", [9500..<10_000]),
        ("bytes=9500-", [9500..<10_000]), ("bytes=0-0,-1", [0..<1, 9999..<10_000]), ("bytes=0-0", [0..<1]),
        ("bytes= 0-999, 4500-5499, -1000", [0..<1000, 4500..<5500, 9000..<10_000]), ("Bytes=1-2", [1..<3]),
        ("bytes=9999-9999", [9999..<10_000]), ("bytes=9999-20000", [9999..<10_000]),
        ("bytes=1-9223372036854775807", [1..<10_000]), ("bytes=1-99999999999999999999999", [1..<10_000]),
        // Some beyond the end: the rest is sent.
        ("bytes=10000-10001,1-2", [1..<3]), ("bytes=-0,1-2", [1..<3]),
        // Empty elements count for nothing. RFC 9110 §5.6.1.2
        ("bytes=,1-2,", [1..<3]), ("bytes=1-2, ,4-5", [1..<3, 4..<6]),
    ])
    func `reads what can be sent`(field: String, parts: [Range<Int>]) {
        #expect(ByteRanges.parse(field, length: 10_000) == .parts(parts))
    }

    // RFC 9110 §15.3.7.2: as asked for, but for what was joined.
    @Test(arguments: [
        ("bytes=500-600,601-999", [500..<1000]), ("bytes=500-700,601-999", [500..<1000]),
        ("bytes=601-999,500-700", [500..<1000]), ("bytes=-5,0-4", [9995..<10_000, 0..<5]),
        ("bytes=8-9,0-1,4-5", [8..<10, 0..<2, 4..<6]), ("bytes=0-1,8-9,1-8", [0..<10]), ("bytes=5-6,5-6,5-6", [5..<7]),
        ("bytes=0-1,20-21,10-11,2-9", [0..<12, 20..<22]),
    ])
    func `joins what overlaps or touches and keeps the order`(field: String, parts: [Range<Int>]) {
        #expect(ByteRanges.parse(field, length: 10_000) == .parts(parts))
    }

    @Test(arguments: [
        "bytes=10000-", "bytes=10000-10001", "bytes=-0", "bytes=99999999999999999999-", "bytes=10000-,20000-",
        "bytes=9223372036854775807-9223372036854775807", "bytes=9223372036854775807-99999999999999999999",
    ])
    func `refuses what lies outside`(field: String) {
        #expect(ByteRanges.parse(field, length: 10_000) == .unsatisfiable)
    }

    // RFC 9110 §14.2: an invalid or unknown Range is ignored.
    @Test(arguments: [
        "", "bytes", "bytes=", "bytes=,", "bytes= ", "bytes=-", "bytes=a-b", "bytes=1", "bytes=2-1", "bytes=1-2-3",
        "bytes=--1", "bytes=+1-2", "bytes=0x1-2", "bytes=1 -2", "bytes=1- 2", "bytes=1-2;3-4", "bytes=1-2,x",
        "bytes=1-2,4-3", "bytes 1-2", "bytes:1-2", "items=1-2", "bytes =1-2", "none", "bytes=١-٢",
        "bytes=1-2,10000-9999",
    ])
    func `ignores what it does not understand`(field: String) {
        #expect(ByteRanges.parse(field, length: 10_000) == .whole)
    }

    @Test(arguments: ["bytes=0-", "bytes=0-9999", "bytes=-10000", "bytes=-99999999999999999999", "bytes=0-4999,5000-"])
    func `everything is no range`(field: String) {
        #expect(ByteRanges.parse(field, length: 10_000) == .whole)
    }

    @Test func `more than sixteen are an attack`() {
        let field = { (count: Int) in "bytes=" + (0..<count).map { "\($0 * 10)-\($0 * 10)" }.joined(separator: ",") }
        #expect(ByteRanges.parse(field(16), length: 10_000) == .parts((0..<16).map { $0 * 10..<$0 * 10 + 1 }))
        #expect(ByteRanges.parse(field(17), length: 10_000) == .whole)
    }

    @Test(arguments: [("bytes=0-", true), ("bytes=0-0", true), ("bytes=-0", true), ("bytes=-5", false)])
    func `nothing has no first byte, but a suffix`(field: String, isUnsatisfiable: Bool) {
        #expect(ByteRanges.parse(field, length: 0) == (isUnsatisfiable ? .unsatisfiable : .whole))
    }

    @Test func `parts are never empty, never outside, never overlapping, and cover what was asked`() {
        var random = TestSupport.SeededGenerator(36)
        for _ in 0..<3_000 {
            let length = Int.random(in: 1...40, using: &random)
            var asked: Set<Int> = []
            let specs = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                let first = Int.random(in: 0...45, using: &random)
                let last = first + Int.random(in: 0...10, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0:
                    asked.formUnion((0..<length).suffix(first))
                    return "-\(first)"
                case 1:
                    asked.formUnion((0..<length).dropFirst(first))
                    return "\(first)-"
                default:
                    asked.formUnion((0..<length).filter { (first...last).contains($0) })
                    return "\(first)-\(last)"
                }
            }
            let field = "bytes=" + specs.joined(separator: ",")
            switch ByteRanges.parse(field, length: length) {
            case .whole: #expect(asked.count == length, "\(field) of \(length)")
            case .unsatisfiable: #expect(asked.isEmpty, "\(field) of \(length)")
            case .parts(let parts):
                #expect(parts.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= length })
                #expect(parts.flatMap { $0 }.count == asked.count && Set(parts.flatMap { $0 }) == asked, "\(field)")
            }
        }
    }
}
