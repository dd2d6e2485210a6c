import Bytes
import TestSupport
import Testing

@testable import Recipes

/// Whatever chain meets whatever value: it ends, and an error says where.
@Suite struct RandomChainTests {
    private static let texts = ["", "a", "ab", "1", "1.5", "ΑΣ", "é", "inf", "😀\n", "car"]
    private static let numbers = ["0", "1", "-2", "2.5", "1e300", #""3""#, "1000000000000", "99999999999999999999999"]
    private static let plain = [
        "StringToLowerCase", "StringToUpperCase", "ToString", "ToBoolean", "SequenceLength", "SequenceElementsCount",
        "ConvertDictionaryToJSON", "RandomNumber", "TimestampToISOFormat", "StringSubSequence", "ConvertImageToJPEG",
        "ConvertImageToBase64",
    ]

    private func value(_ generator: inout SeededGenerator, depth: Int = 0) -> Value {
        let members = { (generator: inout SeededGenerator) in
            (0..<Int.random(in: 0...4, using: &generator)).map { _ in value(&generator, depth: depth + 1) }
        }
        switch Int.random(in: 0..<(depth < 3 ? 13 : 9), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(BigInteger(Int.random(in: Int.min...Int.max, using: &generator)))
        case 3: return .double(Double(bitPattern: generator.next()))
        case 4: return .measure(Double.random(in: -9...9, using: &generator))
        case 5: return .bytes(generator.bytes(3))
        case 6: return .image(ImageValue(index: 0, width: 3, height: 2, jpegs: [95: [1, 2]]))
        case 7:
            return DateTime(unixMicroseconds: Int.random(in: 0...(1 << 51), using: &generator)).map { .timestamp($0) }
                ?? .null
        case 8: return .text(Text(Self.texts.randomElement(using: &generator) ?? ""))
        case 9: return .tuple(members(&generator))
        case 10:
            var map = ValueMap()
            for member in members(&generator) {
                map[Text(Self.texts.randomElement(using: &generator) ?? "")] = member
            }
            return .map(map)
        default: return .list(members(&generator))
        }
    }

    private func operation(_ generator: inout SeededGenerator, depth: Int = 0) -> String {
        let number = Self.numbers.randomElement(using: &generator) ?? "1"
        return switch Int.random(in: 0..<(depth < 3 ? 11 : 8), using: &generator) {
        case 0: #"{"type":"Multiply","other":\#(number)}"#
        case 1: #"{"type":"Divide","other":\#(number)}"#
        case 2: #"{"type":"NumberRound","decimal_digits":\#(Int.random(in: -400...400, using: &generator))}"#
        case 3: #"{"type":"ToNumber","cast_to":"\#(Bool.random(using: &generator) ? "int" : "float")"}"#
        case 4: #"{"type":"StringMatches","regex":"(\\w+\\s?)*$"}"#
        case 5:
            #"{"type":"NumericSequenceAggregate","function":"\#(["min", "max", "sum"].randomElement(using: &generator) ?? "")"}"#
        case 6:
            #"{"type":"SequenceAggregate","mode":"\#(["first", "last", "most_common", "least_common"].randomElement(using: &generator) ?? "")"}"#
        case 7: #"{"type":"\#(Self.plain.randomElement(using: &generator) ?? "")"}"#
        case 8: #"{"type":"SequenceMap","lookup_table":{"a":1,"b":[2],"":{},"1":"ab"}}"#
        default: #"{"type":"SequenceApply","operations":[\#(operations(&generator, depth: depth + 1))]}"#
        }
    }

    private func operations(_ generator: inout SeededGenerator, depth: Int = 0) -> String {
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in operation(&generator, depth: depth) }
            .joined(separator: ",")
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `ends with an answer or says where it failed`(seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        for _ in 0..<500 {
            let operations = "[\(operations(&generator))]"
            let value = value(&generator)
            let chain = try OperationChain(try JSON.parse(Array(operations.utf8)), at: "x")
            var evaluation = Evaluation(steps: 20_000, bytes: 200_000, random: generator)
            do throws(OperationError) {
                let result = try chain.apply(to: value, in: &evaluation)
                _ = try? result.written(in: &evaluation)
            } catch {
                #expect(!error.places.isEmpty && !error.reason.isEmpty && !error.kind.isEmpty, "\(operations)")
            }
        }
    }
}
