import Testing

@testable import Recipes

@Suite struct BigIntegerDoubleTests {
    private func number(_ text: String) throws -> BigInteger {
        try #require(BigInteger(Array(text.utf8)))
    }

    @Test(arguments: [
        ("9007199254740993", 9007199254740992), ("9007199254740995", 9007199254740996),
        ("-9007199254740993", -9007199254740992), ("100000000000000000000", 1e20),
        ("36893488147419103233", 36893488147419103232), ("36893488147419107329", 36893488147419111424),
        ("1" + String(repeating: "0", count: 308), 1e308), ("2" + String(repeating: "0", count: 308), .infinity),
        ("-1" + String(repeating: "0", count: 309), -.infinity),
    ])
    func `gives the nearest double, the even one of two`(_ text: String, _ double: Double) throws {
        #expect(try number(text).double == double)
    }

    @Test(arguments: [
        (2.9, "2"), (-2.9, "-2"), (1e20, "100000000000000000000"), (-0.5, "0"),
        (1e23, "99999999999999991611392"), (9.3e18, "9300000000000000000"), (0x1p63, "9223372036854775808"),
    ])
    func `cuts a double`(_ double: Double, _ text: String) {
        #expect(BigInteger(truncating: double)?.description == text)
    }

    @Test func `cuts nothing that is no number, and keeps only whole ones exactly`() {
        #expect(BigInteger(truncating: .nan) == nil && BigInteger(truncating: .infinity) == nil)
        #expect(BigInteger(exactly: 0.5) == nil && BigInteger(exactly: -.infinity) == nil)
        #expect(BigInteger(exactly: -3) == -3)
    }

    @Test(arguments: [
        ("6", "3", 2.0), ("1", "3", 1.0 / 3), ("-7", "2", -3.5), ("0", "-3", -0.0),
        ("9007199254740993", "1", 9007199254740992), ("18014398509481985", "9007199254740993", 2.0),
        (String(repeating: "9", count: 400), String(repeating: "3", count: 400), 3.0),
        ("1" + String(repeating: "0", count: 4299), "1", .infinity),
        ("1", "1" + String(repeating: "0", count: 4299), 0.0),
        ("3", "1" + String(repeating: "0", count: 323), 6 * .leastNonzeroMagnitude),
        ("2", "1" + String(repeating: "0", count: 324), 0.0),
    ])
    func `divides as if every digit were known`(_ left: String, _ right: String, _ quotient: Double) throws {
        let value = try #require(try number(left).divided(by: try number(right)))
        #expect(value.bitPattern == quotient.bitPattern)
    }

    @Test func `divides by no zero`() {
        #expect(BigInteger(1).divided(by: 0) == nil)
    }

    @Test(arguments: [
        (15, -1, "20"), (25, -1, "20"), (35, -1, "40"), (-15, -1, "-20"), (5, -1, "0"), (6, -1, "10"), (149, -2, "100"),
        (150, -2, "200"), (250, -2, "200"), (251, -2, "300"), (5, 0, "5"), (5, 3, "5"), (99, -3, "0"),
        (5, Int.min, "0"),
        (Int.max, -18, "9000000000000000000"), (Int.max, -19, "10000000000000000000"), (500, -3, "0"),
        (501, -3, "1000"),
    ])
    func `rounds before the point, half to even`(_ value: Int, _ digits: Int, _ rounded: String) {
        #expect(BigInteger(value).rounded(digits: digits).description == rounded)
    }

    @Test(arguments: [
        ("9007199254740993", 9007199254740992, Comparison.greater), ("9007199254740992", 9007199254740992, .equal),
        ("1", 1.5, .less), ("-1", -1.5, .greater), ("2", 1.5, .greater), ("0", -0.0, .equal),
        ("100000000000000000000000", 1e23, .greater), ("5", .infinity, .less), ("5", -.infinity, .greater),
    ])
    func `stands to doubles by exact values`(_ text: String, _ double: Double, _ comparison: Comparison) throws {
        #expect(try number(text).compared(to: double) == comparison)
        #expect(try number(text).compared(to: .nan) == nil)
    }
}
