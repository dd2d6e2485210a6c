import Bytes
import Foundation
import TestSupport
import Testing

@testable import Recipes

@Suite struct PlainOperationTests {
    /// What a chain makes of a value, as Python's `repr` shows it; or the error.
    private func answer(_ operations: String, of value: Value, now: DateTime? = nil) throws -> String {
        let chain = try OperationChain(try JSON.parse(Array("[\(operations)]".utf8)), at: "x")
        var evaluation = Evaluation(now: now, random: SeededGenerator(1))
        do throws(OperationError) {
            return try chain.apply(to: value, in: &evaluation).represented(in: &evaluation).string
        } catch {
            return "error: " + error.description
        }
    }

    private func answer(_ operations: String, ofJSON json: String) throws -> String {
        try answer(operations, of: try Value(try JSON.parse(Array(json.utf8)), at: ""))
    }

    @Test(arguments: [
        (#""Straße""#, #"{"type":"StringToUpperCase"}"#, "'STRASSE'"),
        (#""ΑΣ""#, #"{"type":"StringToLowerCase"}"#, "'ας'"),
        (#"[true,null,1.0]"#, #"{"type":"ToString"}"#, "'[True, None, 1.0]'"),
        (#""false""#, #"{"type":"ToBoolean"}"#, "True"),
        (#""1e20""#, #"{"type":"ToNumber","cast_to":"int"}"#, "100000000000000000000"),
        (#"" 1_000 ""#, #"{"type":"ToNumber","cast_to":"float"}"#, "1000.0"),
        ("2.675", #"{"type":"NumberRound","decimal_digits":2}"#, "2.67"),
        ("25", #"{"type":"NumberRound","decimal_digits":"-1"}"#, "20"),
        ("5", #"{"type":"NumberRound","decimal_digits":1e18}"#, "5"),
        ("true", #"{"type":"Multiply","other":3}"#, "3"),
        ("3", #"{"type":"Multiply","other":2.0}"#, "6.0"),
        (#""ab""#, #"{"type":"Multiply","other":"2"}"#, "'abab'"),
        (#"[1]"#, #"{"type":"Multiply","other":-2}"#, "[]"),
        ("6", #"{"type":"Divide","other":3}"#, "2.0"),
        (#""日本語""#, #"{"type":"StringSubSequence"}"#, "'日本'"),
        (#""abc""#, #"{"type":"StringSubSequence","start":-2,"end":1000000000000000000000000}"#, "'bc'"),
        (#""a1""#, #"{"type":"StringMatches","regex":"\\d$"}"#, "True"),
        (#""a""#, #"{"type":"LookupTable","lookup_table":{"a":[1,{"b":null}]}}"#, "[1, {'b': None}]"),
        (#"{"a":1,"b":2}"#, #"{"type":"SequenceMap","lookup_table":{"a":1,"b":2.0}}"#, "[1, 2.0]"),
        (#""aß""#, #"{"type":"SequenceApply","operations":[{"type":"StringToUpperCase"}]}"#, "['A', 'SS']"),
        ("[0.1,0.1,0.1]", #"{"type":"NumericSequenceAggregate","function":"sum"}"#, "0.30000000000000004"),
        (#"["b","a"]"#, #"{"type":"NumericSequenceAggregate","function":"min"}"#, "'a'"),
        ("[]", #"{"type":"NumericSequenceAggregate","function":"max","neutral_value":{"a":1}}"#, "{'a': 1}"),
        ("[1,1.0,true,2]", #"{"type":"SequenceAggregate","mode":"most_common"}"#, "1"),
        ("[1,2,3]", #"{"type":"SequenceAggregate","mode":"least_common"}"#, "3"),
        (#"{"a":1,"b":3,"c":1}"#, #"{"type":"SequenceAggregate","mode":"least_common"}"#, "'c'"),
        (#""日本""#, #"{"type":"SequenceLength"}"#, "2"),
        (#"[1,"1",1.0]"#, #"{"type":"SequenceElementsCount"}"#, "{'1': 2, '1.0': 1}"),
        (#"{"é":1e16}"#, #"{"type":"ConvertDictionaryToJSON"}"#, #"'{"\\u00e9": 1e+16}'"#),
        ("null", #"{"type":"RandomNumber","min_value":2,"max_value":2}"#, "2.0"),
    ])
    func `makes of a value what Python would`(value: String, operation: String, answer: String) throws {
        #expect(try self.answer(operation, ofJSON: value) == answer)
    }

    @Test(arguments: [
        ("1", #"{"type":"StringToLowerCase"}"#, "needs text, and got an integer"),
        (#""1,5""#, #"{"type":"ToNumber","cast_to":"int"}"#, "needs text that is written like a number, and got text"),
        (#""nan""#, #"{"type":"ToNumber","cast_to":"int"}"#, "makes no whole number of infinity"),
        (#""inf""#, #"{"type":"ToNumber","cast_to":"int"}"#, "makes no whole number of infinity"),
        ("1e308", #"{"type":"NumberRound","decimal_digits":-308}"#, ""),
        ("1", #"{"type":"Divide","other":0}"#, "cannot divide by zero, and got an integer"),
        ("1.5", #"{"type":"Divide","other":0.0}"#, "cannot divide by zero, and got a number"),
        (#""a""#, #"{"type":"Multiply","other":2.0}"#, "repeats only by a whole number, and got text"),
        ("1", #"{"type":"LookupTable","lookup_table":{"1":1}}"#, "needs text that is in its table, and got an integer"),
        (#""b""#, #"{"type":"LookupTable","lookup_table":{"a":1}}"#, "has nothing for it in its table, and got text"),
        ("3", #"{"type":"SequenceApply","operations":[]}"#, "needs a sequence, and got an integer"),
        (#"["a"]"#, #"{"type":"NumericSequenceAggregate","function":"sum"}"#, "needs numbers, and got text"),
        ("[]", #"{"type":"SequenceAggregate","mode":"first"}"#, "needs a sequence that is not empty, and got a list"),
        ("[[1]]", #"{"type":"SequenceAggregate","mode":"most_common"}"#, "cannot count what is no text"),
        (#"{"a":1}"#, #"{"type":"SequenceAggregate","mode":"first"}"#, "needs a sequence in which places are numbered"),
        (#""2026-01-01""#, #"{"type":"TimestampToISOFormat"}"#, "needs a timestamp, and got text"),
        ("1", #"{"type":"ConvertImageToJPEG"}"#, "needs an image, and got an integer"),
    ])
    func `says why it cannot`(value: String, operation: String, reason: String) throws {
        let answer = try answer(operation, ofJSON: value)
        guard !reason.isEmpty else { return }
        #expect(answer.hasPrefix("error: operation 0 (") && answer.contains(reason), "\(answer)")
    }

    @Test func `says where in chains within chains`() throws {
        let operations = #"{"type":"SequenceApply","operations":[{"type":"ToString"},{"type":"Divide","other":2}]}"#
        #expect(
            try answer(operations, ofJSON: "[1]")
                == "error: operation 0 (SequenceApply), in it operation 1 (Divide) needs a number, and got text")
    }

    @Test func `reads what an image is`() throws {
        let time = try #require(DateTime(iso: "2026-01-02T03:04:05+00:00"))
        let plain = ImageValue(index: 0, width: 4, height: 2, jpegs: [95: [0xff, 0xd8], 3: [1]])
        let still = Value.image(plain)
        let video = ImageValue(
            index: 1, width: 4, height: 2, frame: .init(number: 31, timestamp: time, fps: nil), base64: "AAAA")
        func property(_ name: String) -> String { #"{"type":"ExtractImageProperty","property_name":"\#(name)"}"# }
        func frame(_ name: String) -> String { #"{"type":"ExtractFrameMetadata","property_name":"\#(name)"}"# }
        #expect(try answer(property("size"), of: still) == "8")
        #expect(try answer(property("aspect_ratio"), of: still) == "2.0")
        #expect(try answer(frame("seconds_since_start"), of: still) == "-0.03333333333333333")
        #expect(try answer(frame("seconds_since_start"), of: .image(video)).contains("how many frames a second"))
        let written = #"{"type":"TimestampToISOFormat"}"#
        #expect(
            try answer(frame("frame_timestamp") + "," + written, of: still, now: time) == "'2026-01-02T03:04:05+00:00'")
        #expect(try answer(frame("frame_timestamp"), of: still).contains("needs the time"))
        #expect(try answer(#"{"type":"ConvertImageToBase64"}"#, of: .image(video)) == "'AAAA'")
        #expect(try answer(#"{"type":"ConvertImageToBase64"}"#, of: still) == "'/9g='")
        #expect(try answer(#"{"type":"ConvertImageToJPEG","compression_level":3}"#, of: still) == #"b'\x01'"#)
        #expect(try answer(#"{"type":"ConvertImageToJPEG","compression_level":4}"#, of: still).contains("quality 4"))
    }

    @Test func `draws numbers upwards from the first bound`() throws {
        let chain = try OperationChain(
            try JSON.parse(Array(#"[{"type":"RandomNumber","min_value":5,"max_value":0}]"#.utf8)), at: "x")
        var evaluation = Evaluation(random: SeededGenerator(1))
        for _ in 0..<100 {
            let number = try #require(try chain.apply(to: .null, in: &evaluation).number?.double)
            #expect(number >= 5 && number < 10)
        }
    }

    @Test func `refuses a pattern that is none when it is read`() throws {
        let json = try JSON.parse(Array(#"[{"type":"StringMatches","regex":"(a"}]"#.utf8))
        #expect(throws: FieldError("x[0].regex", "lacks a ')'")) { try OperationChain(json, at: "x") }
    }
}
