import Bytes
import Testing

@testable import Recipes

/// The library has a tuple of six for a single detection, and so has whoever goes through one.
@Suite struct DetectionTupleTests {
    private func filtered(_ comparator: String, _ right: String) throws -> String {
        try DetectionsTable.text(
            #"[{"type":"DetectionsFilter","filter_operation":{"type":"StatementGroup","statements":[{"type":"#
                + #""BinaryStatement","left_operand":{"type":"DynamicOperand"},"comparator":{"type":"\#(comparator)"},"#
                + #""right_operand":\#(right)}]}},{"type":"SequenceLength"}]"#)
    }

    @Test func `equals itself`() throws {
        #expect(try filtered("==", #"{"type":"DynamicOperand"}"#) == "2")
        #expect(try filtered("!=", #"{"type":"DynamicOperand"}"#) == "0")
    }

    @Test func `has members that are looked for`() throws {
        #expect(try filtered("any in (Sequence)", #"{"type":"StaticOperand","value":[]}"#) == "0")
    }

    @Test func `has six members`() throws {
        #expect(
            try DetectionsTable.text(#"[{"type":"SequenceApply","operations":[{"type":"SequenceLength"}]}]"#)
                == "[6, 6]")
        let json = DetectionsTable.one(#","tracker_id":7"#)
        let counts = try DetectionsTable.text(
            #"[{"type":"SequenceApply","operations":[{"type":"SequenceElementsCount"}]}]"#, on: json)
        #expect(counts.hasPrefix("[{'[ 75.  80. 125. 120.]': 1, 'None': 1, '0.9': 1, '0': 1, '7': 1, "))
    }

    @Test(arguments: [("[1,2]", false), ("[]", false), ("[1]", true)])
    func `takes an array for true only where it is one thing`(_ polygon: String, isTaken: Bool) throws {
        let operations =
            #"[{"type":"SequenceApply","operations":[{"type":"ExtractDetectionProperty","property_name":"polygon"},"#
            + #"{"type":"ToBoolean"}]}]"#
        let json = DetectionsTable.one(#","polygon":\#(polygon)"#)
        let text = try? DetectionsTable.text(operations, on: json)
        #expect(text == (isTaken ? "[True]" : nil))
    }
}
