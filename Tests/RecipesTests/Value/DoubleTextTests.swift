import Testing

@testable import Recipes

@Suite struct DoubleTextTests {
    @Test(arguments: [
        (1.0, "1.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e15, "1000000000000000.0"), (1e16, "1e+16"),
        (9999999999999998, "9999999999999998.0"), (12345678901234568, "1.2345678901234568e+16"), (1e22, "1e+22"),
        (1.5e300, "1.5e+300"), (0.0001, "0.0001"), (0.00012345, "0.00012345"), (0.00001, "1e-05"), (1.5e-5, "1.5e-05"),
        (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"), (.infinity, "inf"),
        (-.infinity, "-inf"),
        (.nan, "nan"), (123456.789, "123456.789"), (-2.5e-10, "-2.5e-10"), (100, "100.0"),
        (0.1 + 0.2, "0.30000000000000004"),
        (0.001, "0.001"), (4503599627370495.5, "4503599627370495.5"), (9007199254740994, "9007199254740994.0"),
    ])
    func `is written by its fewest digits`(_ value: Double, _ text: String) {
        #expect(String(decoding: value.written, as: UTF8.self) == text)
    }

    @Test(arguments: [
        ("1", 1), (" 1.5\n", 1.5), ("1_000", 1000), ("1e3", 1000), (".5", 0.5), ("5.", 5), ("-.5E-1", -0.05), ("+7", 7),
        ("inf", .infinity), ("-INFINITY", -.infinity), ("Inf", .infinity), ("1e999", .infinity), ("-1e999", -.infinity),
        ("1e-999", 0), ("1e99999999999999999999999", .infinity), ("0e99999999999999999999999", 0), ("١٢٣", 123),
        ("१.५", 1.5), ("\u{3000}２\u{a0}", 2), ("1_0.0_1e1_0", 10.01e10), ("9007199254740993", 9007199254740992),
        ("9007199254740993.0000000000000000000000000001", 9007199254740994), ("\u{85}3", 3),
    ])
    func `reads what Python's float takes`(_ text: String, _ value: Double) {
        #expect(NumberText(Text(text)).double == value)
    }

    @Test(arguments: ["nan", "-NaN", " +nAn "])
    func `reads what is no number`(_ text: String) throws {
        #expect(try #require(NumberText(Text(text)).double).isNaN)
    }

    @Test(arguments: [
        "", " ", "1,5", "0x10", "1__0", "_1", "1_", "1_.5", "1._5", "1e_5", "1_e5", ".", "e5", ".e1", "1e", "1e+",
        "--1",
        "+-1", "1 2", "in", "infinit", "nanx", "²", "½", "1\u{0}", "\u{1c}1", "\u{200b}1", "１ ２", "\u{1d7ce}x", "True",
    ])
    func `refuses what Python's float refuses`(_ text: String) {
        #expect(NumberText(Text(text)).double == nil)
    }

    @Test func `reads a megabyte of digits`() {
        #expect(NumberText(Text(String(repeating: "9", count: 1_000_000))).double == .infinity)
        let small = "0." + String(repeating: "0", count: 1_000_000) + "1e1000000"
        #expect(NumberText(Text(small)).double == 0.1)
    }

    @Test(arguments: [
        ("12", "12"), (" -1_2 ", "-12"), ("+٣", "3"), ("100000000000000000000", "100000000000000000000"), ("007", "7"),
    ])
    func `reads whole numbers`(_ text: String, _ digits: String) {
        #expect(NumberText(Text(text)).integer?.description == digits)
    }

    @Test(arguments: ["", "1.0", "1e3", "1__0", "0x1", "inf", "１.", "- 1"])
    func `refuses what is no whole number`(_ text: String) {
        #expect(NumberText(Text(text)).integer == nil)
    }

    @Test(arguments: [
        (2.5, 0, 2.0), (3.5, 0, 4), (0.125, 2, 0.12), (2.675, 2, 2.67), (1.005, 2, 1.0), (0.5, 0, 0), (-0.5, 0, -0.0),
        (1234.5, -2, 1200), (1250, -2, 1200), (1350, -2, 1400), (5, -1, 0), (15, -1, 20), (1e300, 5, 1e300),
        (1e-300, 2, 0), (.leastNonzeroMagnitude, 323, 0), (.leastNonzeroMagnitude, 324, .leastNonzeroMagnitude),
        (1.5, .max, 1.5), (-1.5, .min, -0.0),
        (1e22, -22, 1e22),
        (0.1, 20, 0.1), (.infinity, 2, .infinity), (8.5e307, -308, 1e308), (-0.0, 3, -0.0),
        (56294995342131.5, 0, 56294995342132),
    ])
    func `rounds the exact value, half to even`(_ value: Double, _ digits: Int, _ rounded: Double) {
        #expect(value.rounded(digits: digits)?.bitPattern == rounded.bitPattern)
    }

    @Test func `rounds to nothing beyond a double, and not a number to itself`() throws {
        #expect(1.7976931348623157e308.rounded(digits: -308) == nil)
        #expect(try #require(Double.nan.rounded(digits: 1)).isNaN)
    }
}
