import Bytes
import Recipes
import Testing

/// What is good as a step, and what a step may cost before anything is done with it.
@Suite struct BlockManifestTests {
    private static let usual =
        #""type":"roboflow_core/openai_compatible@v1","name":"a","base_url":"u","model_name":"m","prompt":"p""#

    private func manifest(_ more: String, leaving out: String? = nil) throws -> BlockManifest {
        var text = "{" + Self.usual + (more.isEmpty ? "" : "," + more) + "}"
        if let out { text = text.replacing(try Regex(#""\#(out)":"[^"]*",?"#), with: "") }
        let object = try #require(try JSON.parse(Array(text.utf8), limits: .init(values: 1_000_000)).object)
        return try BlockManifest(OperationFields(object, at: "step"))
    }

    private func refusal(_ more: String, leaving out: String? = nil) throws -> String? {
        do {
            _ = try manifest(more, leaving: out)
            return nil
        } catch let error as FieldError {
            return error.field
        }
    }

    @Test(arguments: ["type", "name", "base_url", "model_name"])
    func `four fields and the prompt must be there`(name: String) throws {
        #expect(try refusal("", leaving: name) == "step." + name)
    }

    @Test(arguments: [
        #""max_tokens":2"#, #""max_tokens":2.0"#, #""max_tokens":"3""#, #""temperature":0"#, #""temperature":"0.5""#,
        #""temperature":true"#, #""temperature":2.0"#, #""temperature":null"#, #""temperature":"$inputs.t""#,
        #""api_key":null,"system_prompt":null,"extra_body":null"#, #""extra_body":{}"#, #""unknown":[1]"#,
        #""prompt_parameters":{"a-b":"x","c":1,"d":1.5,"e":true,"f":"$steps.a.b"}"#,
        #""prompt_parameters_operations":{"nobody":[]}"#,
    ])
    func `is as lenient as the library`(more: String) throws {
        #expect(try refusal(more) == nil)
    }

    @Test(arguments: [
        (#""max_tokens":1"#, "max_tokens"), (#""max_tokens":2.5"#, "max_tokens"), (#""max_tokens":null"#, "max_tokens"),
        (#""temperature":2.1"#, "temperature"), (#""temperature":-0.1"#, "temperature"),
        (#""temperature":"$steps.a"# + "\"", "temperature"), (#""api_key":5"#, "api_key"),
        (#""system_prompt":[]"#, "system_prompt"), (#""extra_body":[]"#, "extra_body"),
        (#""extra_body":"x""#, "extra_body"), (#""prompt_parameters":[]"#, "prompt_parameters"),
        (#""prompt_parameters":{"x":null}"#, "prompt_parameters.x"),
        (#""prompt_parameters":{"x":[1]}"#, "prompt_parameters.x"),
        (#""prompt_parameters":{"x":{}}"#, "prompt_parameters.x"),
        (#""prompt_parameters_operations":{"x":null}"#, "prompt_parameters_operations.x"),
        (#""prompt_parameters_operations":{"x":{"type":"ToString"}}"#, "prompt_parameters_operations.x"),
        (#""prompt_parameters_operations":{"x":[{"type":"tostring"}]}"#, "prompt_parameters_operations.x[0].type"),
    ])
    func `refuses what the library refuses, by its field`(more: String, field: String) throws {
        #expect(try refusal(more) == "step." + field)
    }

    @Test func `all chains together are bounded`() throws {
        let chain = Array(repeating: #"{"type":"ToString"}"#, count: 100).joined(separator: ",")
        let chains = { (count: Int) in
            (0..<count).map { "\"x\($0)\":[\(chain)]" }.joined(separator: ",")
        }
        #expect(try refusal("\"prompt_parameters_operations\":{\(chains(10))}") == nil)
        #expect(
            try refusal("\"prompt_parameters_operations\":{\(chains(11))}") == "step.prompt_parameters_operations")
        let empty = (0..<1001).map { "\"x\($0)\":[]" }.joined(separator: ",")
        #expect(try refusal("\"prompt_parameters_operations\":{\(empty)}") == "step.prompt_parameters_operations")
    }

    @Test(arguments: [
        ("$inputs.a", true), ("$steps.a.b", true), ("$steps.a-1.b_*", true), ("$inputs.", false),
        ("$inputs.a.b", false),
        ("$steps.a", false), ("$steps.a.b.c", false), ("$steps..b", false), (" $inputs.a", false), ("$inputs.ä", false),
    ])
    func `tells selectors from text`(text: String, isSelector: Bool) {
        #expect((Selector(Text(text)) != nil) == isSelector)
    }
}
