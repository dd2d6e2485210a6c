import Testing

@testable import Recipes

@Suite struct DetectionReaderTests {
    @Test(arguments: [
        (#"{"predictions":[]}"#, "inputs.found.image", "is missing"),
        (#"{"image":{}}"#, "inputs.found.predictions", "is missing"),
        (#"{"image":{},"predictions":{}}"#, "inputs.found.predictions", "must be a list"),
        (#"{"image":{"width":1,"height":1},"predictions":["x"]}"#, "inputs.found.predictions[0]", "must be an object"),
        (
            #"{"image":{"width":1,"height":1},"predictions":[{"x":1,"y":1,"height":1}]}"#,
            "inputs.found.predictions[0].width", "is missing"
        ),
        (
            #"{"image":{"width":1,"height":1},"predictions":[{"x":null,"y":1,"width":1,"height":1}]}"#,
            "inputs.found.predictions[0].x", "must be a number"
        ),
    ])
    func `names what is wrong`(_ json: String, _ field: String, _ reason: String) {
        #expect(throws: FieldError(field, reason)) { try DetectionsTable.read(json) }
    }

    @Test func `gives a new id to what has none, and the input's name as parent`() throws {
        let json = DetectionsTable.one("").replacing(#","detection_id":"d1""#, with: "")
        let text = try DetectionsTable.text(#"[{"type":"DetectionsToDictionary"}]"#, on: json)
        #expect(text.contains("'detection_id': 'fresh', 'parent_id': 'found'"))
    }

    @Test func `wants tracker ids of all or of none`() throws {
        let json = DetectionsTable.two.replacing(#""d1""#, with: #""d1","tracker_id":5"#)
        #expect(throws: FieldError("inputs.found.predictions[1].tracker_id", "is missing")) {
            try DetectionsTable.read(json)
        }
    }

    @Test func `refuses rows of unequal length`() throws {
        let json = DetectionsTable.two.replacing(#""d1""#, with: #""d1","polygon":[[1,2],[3]]"#)
        #expect(throws: FieldError.self) { try DetectionsTable.read(json) }
    }

    @Test func `leaves out outlines of fewer than three corners`() throws {
        #expect(try DetectionsTable.read(DetectionsTable.one(#","points":[{"x":1,"y":1}]"#)).isEmpty)
    }

    @Test func `makes random ids of version 4`() {
        let identifier = Array(Detections.identifier().bytes)
        #expect(identifier.count == 36)
        #expect(identifier[14] == UInt8(ascii: "4"))
        #expect(Detections.identifier() != Detections.identifier())
    }
}
