import Bytes
import Testing

@testable import Recipes

/// Detections that nobody means well: whatever they are, each operation and `str` ends, and says what is wrong.
@Suite struct DetectionsHostileTests {
    private static let fields = [
        "detection_id", "parent_id", "root_parent_id", "polygon", "time_in_zone", "path_deviation", "angle", "rect",
        "data", "speed", "velocity", "smoothed_speed", "area_px", "nearest_target_distance", "keypoints", "points",
        "tracker_id", "parent_origin", "class", "class_id", "x", "y", "width", "height", "confidence",
    ]
    private static let values = [
        "[]", "[[]]", "[[],[]]", "[[[[[[[]]]]]]]", "[1,2]", "[[1,2]]", "[[1,2],[3]]", "null", "{}", #"{"a":1}"#, "true",
        #""x""#, "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e300", "-1e308", "1e999",
        "5e-324", "-0.0", "[null]", #"["a",1]"#, "[[1],[2]]", #""""#, "[1e300,5e-324,1e999]",
        #"[{"x":1e999,"y":-1e999,"confidence":1e300,"class_id":1e18,"class":"k"}]"#,
        #"[{"x":1,"y":1},{"x":1e999,"y":2},{"x":3,"y":-1e999}]"#,
        #"{"offset_x":9223372036854775807,"offset_y":-9223372036854775808,"width":9223372036854775807,"height":1}"#,
    ]
    private static let properties = [
        "x_min", "size", "center", "top_left", "in_out", "path_deviation", "polygon", "time_in_zone", "tracker_id",
        "velocity", "speed", "image_dimensions", "keypoints_xy", "rect", "width", "angle", "area_px", "class_name",
    ]

    private static let chains: [String] = {
        let whole = #"{"type":"DetectionsToDictionary"}"#
        let shown = #"{"type":"SequenceApply","operations":[{"type":"ToString"}]}"#
        let moved = #""offset_x":9223372036854775807,"offset_y":-9223372036854775808"#
        let shifted = #""shift_x":-9223372036854775808,"shift_y":9223372036854775807"#
        var chains = [
            "", whole, shown, #"{"type":"SequenceElementsCount"}"#, #"{"type":"ToBoolean"}"#,
            #"{"type":"DetectionsOffset",\#(moved)},\#(whole)"#, #"{"type":"DetectionsShift",\#(shifted)},\#(whole)"#,
            #"{"type":"PickDetectionsByParentClass","parent_class":"a"},\#(whole)"#,
            #"{"type":"SortDetections","mode":"size","ascending":false},\#(whole)"#,
            #"{"type":"DetectionsSelection","mode":"right_most"},\#(whole)"#,
            #"{"type":"DetectionsRename","class_map":{"a":"b"},"new_classes_id_offset":-9007199254740992},\#(whole)"#,
            #"{"type":"SequenceApply","operations":[{"type":"SequenceApply","operations":[]}]}"#,
            #"{"type":"SequenceAggregate","mode":"last"},\#(shown)"#,
        ]
        for property in properties {
            let extraction = #"{"type":"ExtractDetectionProperty","property_name":"\#(property)"}"#
            let operand = #"{"type":"DynamicOperand","operations":[\#(extraction)]}"#
            chains.append(#"{"type":"DetectionsPropertyExtract","property_name":"\#(property)"}"#)
            chains.append(#"{"type":"SequenceApply","operations":[\#(extraction),{"type":"ToString"}]}"#)
            for last in [#"{"type":"ToBoolean"}"#, #"{"type":"SequenceAggregate","mode":"first"}"#] {
                chains.append(#"{"type":"SequenceApply","operations":[\#(extraction),\#(last)]}"#)
            }
            let statements = ["(Detection) in zone", "any in (Sequence)", "(Number) in range", "in (Sequence)"].map {
                #"{"type":"BinaryStatement","left_operand":\#(operand),"comparator":{"type":"\#($0)"},"#
                    + #""right_operand":{"type":"StaticOperand","value":[[0,0],[9,0],[9,9]]}}"#
            }
            let empty = #"{"type":"UnaryStatement","operand":\#(operand),"operator":{"type":"(Sequence) is empty"}}"#
            for statement in statements + [empty] {
                chains.append(
                    #"{"type":"DetectionsFilter","filter_operation":{"type":"StatementGroup","statements":"#
                        + "[\(statement)]}}")
            }
        }
        return chains
    }()

    /// One detection like any other, and one that says `value` in `field` too, each twice.
    private func json(_ field: String, _ value: String) -> String {
        var members = [
            "x": "1", "y": "1", "width": "2", "height": "2", "confidence": "0.5",
            "class": #""a""#, "class_id": "0",
        ]
        if field == "angle" || field == "rect" { members.merge(["angle": "1", "rect": "[[1,2]]"]) { $1 } }
        members[field] = value
        let written = members.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
        return #"{"image":{"width":9223372036854775807,"height":-1e300},"predictions":[{\#(written)},{\#(written)}]}"#
    }

    @Test(arguments: fields)
    func `ends, whatever a field says`(field: String) throws {
        let chains = try Self.chains.map { try OperationChain(JSON.parse(Array("[\($0)]".utf8)), at: "x") }
        for value in Self.values {
            let json = try JSON.parse(Array(json(field, value).utf8))
            let detections: Detections
            do throws(FieldError) {
                detections = try Detections(json, name: "n", at: "i")
            } catch {
                #expect(error.field.hasPrefix("i") && !error.reason.isEmpty)
                continue
            }
            for chain in chains {
                var evaluation = Evaluation(steps: 20_000, bytes: 200_000)
                let result = try? chain.apply(to: .detections(detections), in: &evaluation)
                _ = try? result?.written(in: &evaluation)
            }
        }
    }

    @Test(arguments: ["detection_id", "parent_id", "root_parent_id"], ["[]", "[[]]", "[[],[]]", "[1,2]"])
    func `refuses a list for the one that names a detection`(field: String, value: String) throws {
        let error = #expect(throws: FieldError.self) { try DetectionsTable.read(json(field, value)) }
        #expect(error?.field == "inputs.found.predictions[0].\(field)")
        #expect(error?.reason == "must not be a list")
    }

    /// Their order is none, and what is looked up in it would lie beyond its end.
    @Test func `covers no centre that is no number`() {
        let places: [Double] = [5, .nan, 1, 1, 1, .nan, 7]
        let cover = BoxCover([SIMD4(0, 0, 9, 9), SIMD4(.nan, 0, 1, 1)])
        for first in places {
            let points = ([first] + places).map { SIMD2($0 / 2, $0) }
            #expect(cover.covers(points) == points.map { !$0.x.isNaN })
        }
    }
}
