import Bytes
import Recipes
import Testing

@Suite struct OperationChainTests {
    private func refusal(of json: String) throws -> FieldError? {
        let json = try JSON.parse(Array(json.utf8))
        do throws(FieldError) {
            _ = try OperationChain(json, at: "operations.x")
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("{}", "operations.x"), (#"["ToString"]"#, "operations.x[0]"), ("[{}]", "operations.x[0].type"),
        (#"[{"type":"SequenceJoin"}]"#, "operations.x[0].type"),
        (#"[{"type":"ToString"},{"type":"tostring"}]"#, "operations.x[1].type"),
        (#"[{"type":"Multiply"}]"#, "operations.x[0].other"),
        (#"[{"type":"ToNumber","cast_to":"number"}]"#, "operations.x[0].cast_to"),
        (#"[{"type":"StringSubSequence","end":null}]"#, "operations.x[0].end"),
        (#"[{"type":"ConvertImageToJPEG","compression_level":0}]"#, "operations.x[0].compression_level"),
        (#"[{"type":"SequenceApply"}]"#, "operations.x[0].operations"),
        (#"[{"type":"SequenceApply","operations":[{"type":"Divide"}]}]"#, "operations.x[0].operations[0].other"),
        (#"[{"type":"SequenceMap","lookup_table":[]}]"#, "operations.x[0].lookup_table"),
    ])
    func `names the field that is wrong`(json: String, field: String) throws {
        #expect(try refusal(of: json)?.field == field)
    }

    @Test func `does not mind fields that it does not know`() throws {
        #expect(try refusal(of: #"[{"type":"ToString","name":1}]"#) == nil)
        #expect(try refusal(of: "[]") == nil)
    }
}
