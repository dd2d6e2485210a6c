import Testing

@testable import Recipes

@Suite struct BigIntegerTests {
    private func number(_ text: String) throws -> BigInteger {
        try #require(BigInteger(Array(text.utf8)))
    }

    @Test(arguments: [
        "0", "7", "-7", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
        "-9223372036854775809", "18446744073709551616", "100000000000000000000000000000",
        String(repeating: "9", count: 4300), "-" + String(repeating: "1234567890", count: 430),
    ])
    func `reads and writes digits`(_ text: String) throws {
        let value = try number(text)
        #expect(value.description == text)
        #expect(value.digits == text.filter(\.isNumber).count)
        #expect((value.digits...value.digits + 1).contains(value.digitsAtMost))
        #expect(value.hasAtMost(digits: value.digits) && !value.hasAtMost(digits: value.digits - 1))
    }

    @Test(arguments: ["", "-", "+", "1 ", "0x1", "1_0", "--1", "1.0", "١", String(repeating: "0", count: 4301)])
    func `refuses what is no whole number or too long`(_ text: String) {
        #expect(BigInteger(Array(text.utf8)) == nil)
    }

    @Test func `has one form for each number`() throws {
        let large = try number("9223372036854775808")
        #expect((large - 1).int == Int.max)
        #expect(large - 1 == BigInteger(Int.max))
        #expect((-large).int == Int.min)
        #expect(try number("-0").isZero)
        #expect(try number("0009").int == 9)
        #expect((large - large) == 0)
        #expect(large.int == nil && !large.isNegative && (-large - 1).isNegative)
    }

    @Test(arguments: [
        ("9223372036854775807", "1", "9223372036854775808", "9223372036854775806", "9223372036854775807"),
        ("-9223372036854775808", "-1", "-9223372036854775809", "-9223372036854775807", "9223372036854775808"),
        ("3000000000", "4000000000", "7000000000", "-1000000000", "12000000000000000000"),
        (
            "18446744073709551615", "-18446744073709551615", "0", "36893488147419103230",
            "-340282366920938463426481119284349108225"
        ),
        ("0", "-100000000000000000000", "-100000000000000000000", "100000000000000000000", "0"),
        ("99999999999999999999", "1", "100000000000000000000", "99999999999999999998", "99999999999999999999"),
    ])
    func `adds, subtracts and multiplies`(
        _ left: String, _ right: String, _ sum: String, _ difference: String, _ product: String
    ) throws {
        let (one, other) = (try number(left), try number(right))
        #expect((one + other).description == sum)
        #expect((one - other).description == difference)
        #expect((one * other).description == product)
    }

    @Test func `multiplies 9 to the 9 to the 3 within its digits`() {
        var power: BigInteger = 1
        for _ in 0..<729 { power = power * 9 }
        #expect(power.digits == 696)
        #expect(power.divided(by: power) == 1)
    }

    @Test func `orders by sign and size`() throws {
        let large = try number("100000000000000000000")
        let ordered: [BigInteger] = [-large - 1, -large, -1, 0, 1, large, large + 1]
        #expect(ordered.shuffled().sorted() == ordered)
    }
}
