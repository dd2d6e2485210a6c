import Bytes
import Recipes
import Testing

@Suite struct OperationChainTests {
    private func refusal(of json: String) -> FieldError? {
        do throws(FieldError) {
            _ = try OperationChain(try! JSON.parse(Array(json.utf8)), at: "operations.x")
            return nil
        } catch {
            return error
        }
    }

    @Test func `names what is no operation`() {
        #expect(refusal(of: #"{}"#)?.field == "operations.x")
        #expect(refusal(of: #"["ToString"]"#)?.field == "operations.x[0]")
        #expect(refusal(of: #"[{}]"#)?.field == "operations.x[0].type")
        #expect(refusal(of: #"[{"type":"SequenceJoin"}]"#)?.field == "operations.x[0].type")
    }
}
