import Bytes
import Recipes
import Testing

/// What a step takes from its inputs, before any picture is opened.
@Suite struct BlockInputsTests {
    private static let now = DateTime(unixMicroseconds: 1_700_000_000_000_000)

    private func object(_ text: String) throws -> JSONObject {
        try #require(try JSON.parse(Array(text.utf8)).object)
    }

    private func inputs(_ inputs: String, parameters: String = #"{"x":"$inputs.x"}"#, operations: String = "{}") throws
        -> BlockInputs
    {
        let step = try object(
            #"{"type":"roboflow_core/openai_compatible@v1","name":"a","base_url":"u","model_name":"m","prompt":"p","#
                + #""prompt_parameters":\#(parameters),"prompt_parameters_operations":\#(operations)}"#)
        let manifest = try BlockManifest(OperationFields(step, at: "step"))
        return try BlockInputs(try object(inputs), for: manifest, at: "inputs", now: try #require(Self.now))
    }

    private static let picture = #"{"type":"base64","value":"aGk="}"#

    @Test func `counts the pictures that are sent whatever operations do`() throws {
        let list = "[" + Array(repeating: Self.picture, count: 3).joined(separator: ",") + #","x"]"#
        #expect(try inputs(#"{"$inputs.x":\#(list)}"#).sentCount == 3)
        #expect(try inputs(#"{"$inputs.x":\#(Self.picture)}"#).sentCount == 1)
        #expect(try inputs(#"{"$inputs.x":[\#(list)]}"#).sentCount == 0, "only lists of pictures count")
        let length = #"{"x":[{"type":"SequenceLength"}]}"#
        let touched = try inputs(#"{"$inputs.x":\#(list)}"#, operations: length)
        #expect(touched.sentCount == 0 && touched.pictures.count == 3)
    }

    @Test func `looks at no more pictures than a few`() {
        let list = "[" + Array(repeating: Self.picture, count: 17).joined(separator: ",") + "]"
        let error = #expect(throws: FieldError.self) { try inputs(#"{"$inputs.x":\#(list)}"#) }
        #expect(error?.field == "inputs.$inputs.x[16]")
    }

    @Test func `makes JPEG files of the pictures and in the qualities that operations want, and of few`() throws {
        let chain = { (levels: [Int]) in
            "[" + levels.map { #"{"type":"ConvertImageToJPEG","compression_level":\#($0)}"# }.joined(separator: ",")
                + "]"
        }
        let both = try inputs(
            #"{"$inputs.x":\#(Self.picture),"$inputs.y":\#(Self.picture)}"#,
            parameters: #"{"x":"$inputs.x","y":"$inputs.y"}"#,
            operations: #"{"x":\#(chain([50])),"nobody":\#(chain([1, 2, 3, 4, 5]))}"#)
        #expect(both.pictures.map(\.qualities) == [[50], []])
        let error = #expect(throws: FieldError.self) {
            try inputs(#"{"$inputs.x":\#(Self.picture)}"#, operations: #"{"x":\#(chain([1, 2, 3, 4, 5]))}"#)
        }
        #expect(error?.field == "step.prompt_parameters_operations")
    }

    @Test func `what is not selected is not looked at`() throws {
        #expect(try inputs(#"{"$inputs.x":1,"$inputs.y":{"type":"base64","value":7}}"#).pictures.isEmpty)
    }

    @Test func `how pictures were classified are no detections`() throws {
        let classes = #"{"image":{},"predictions":[{"class":"cat","confidence":0.7}],"top":"cat"}"#
        #expect(throws: Never.self) { try inputs(#"{"$inputs.x":\#(classes)}"#) }
        let broken = #"{"image":{"width":1,"height":1},"predictions":[{"x":1}]}"#
        #expect(throws: FieldError.self) { try inputs(#"{"$inputs.x":\#(broken)}"#) }
    }
}
