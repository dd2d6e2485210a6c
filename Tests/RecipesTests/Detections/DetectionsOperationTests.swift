import Testing

@testable import Recipes

@Suite struct DetectionsOperationTests {
    @Test(arguments: [
        (#"[{"type":"DetectionsPropertyExtract","property_name":"center"}]"#, "[[100, 100], [300, 200]]"),
        (#"[{"type":"DetectionsPropertyExtract","property_name":"width"}]"#, "[50, 61]"),
        (
            #"[{"type":"SortDetections","mode":"confidence"},"#
                + #"{"type":"DetectionsPropertyExtract","property_name":"class_name"}]"#,
            "['dog', 'car']"
        ),
        (
            #"[{"type":"DetectionsSelection","mode":"right_most"},"#
                + #"{"type":"DetectionsPropertyExtract","property_name":"class_name"}]"#,
            "['dog']"
        ),
        (
            #"[{"type":"DetectionsOffset","offset_x":3,"offset_y":2},"#
                + #"{"type":"DetectionsPropertyExtract","property_name":"x_min"}]"#,
            "[73.5, 268.5]"
        ),
        (
            #"[{"type":"DetectionsRename","class_map":{"car":"dog"},"strict":false},"#
                + #"{"type":"DetectionsPropertyExtract","property_name":"class_id"}]"#,
            "[1, 1]"
        ),
    ])
    func `makes of two detections`(_ operations: String, _ text: String) throws {
        #expect(try DetectionsTable.text(operations) == text)
    }

    @Test(arguments: [
        (#"[{"type":"DetectionsPropertyExtract","property_name":"tracker_id"}]"#, "'tracker_id'"),
        (#"[{"type":"DetectionsRename","class_map":{"car":"x"}}]"#, "'dog'"),
        (#"[{"type":"DetectionsRename","class_map":"names"}]"#, "'names'"),
        (#"[{"type":"ExtractDetectionProperty","property_name":"size"}]"#, "a single detection"),
    ])
    func `says what it lacks`(_ operations: String, _ word: String) throws {
        let error = #expect(throws: OperationError.self) { try DetectionsTable.text(operations) }
        #expect(error?.reason.contains(word) == true)
    }

    @Test func `lists the ids of what is tracked`() throws {
        let operations = #"[{"type":"DetectionsPropertyExtract","property_name":"tracker_id"}]"#
        #expect(try DetectionsTable.text(operations, on: DetectionsTable.one(#","tracker_id":5"#)) == "[5]")
    }

    @Test func `covers the ground of boxes, edges included`() {
        let cover = BoxCover([SIMD4(0, 0, 2, 2), SIMD4(1, 1, 3, 3), SIMD4(9, 9, 8, 8)])
        let points: [SIMD2<Double>] = [[0, 2], [3, 3], [2.5, 0.5], [8.5, 8.5], [1.5, 1.5], [3.1, 3]]
        #expect(cover.covers(points) == [true, true, false, false, true, false])
    }

    @Test func `writes detections as the library prints them`() throws {
        let text = """
            Detections(xyxy=array([[ 75.  ,  80.  , 125.  , 120.  ],
                   [270.  , 183.75, 331.  , 216.75]]), mask=None, confidence=array([0.9 , 0.55]), \
            class_id=array([0, 1]), tracker_id=None, data={'class_name': array(['car', 'dog'], dtype='<U3'), \
            'image_dimensions': array([[480, 640],
                   [480, 640]]), 'detection_id': array(['d1', 'd2'], dtype='<U2'), \
            'parent_id': array(['found', 'found'], dtype='<U5'), \
            'root_parent_id': array(['found', 'found'], dtype='<U5'), 'height': array([40, 33]), \
            'width': array([50, 61])}, metadata={})
            """
        #expect(try DetectionsTable.text("[]") == text)
    }
}
