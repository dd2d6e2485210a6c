import Bytes
import Testing
import Vignette

@testable import Vision

/// Lists as the servers give them.
@Suite struct ModelListTests {
    private func list(_ text: String) throws -> ModelList? {
        ModelList(try JSON.parse(Array(text.utf8)))
    }

    @Test(arguments: [
        (
            "llama.cpp that sees", ModelList.Server.llamaCpp, ["colour-vlm"], [Sight.sees],
            """
            {"models":[{"name":"colour-vlm","model":"colour-vlm","capabilities":["completion","multimodal"]}],
             "object":"list","data":[{"id":"colour-vlm","object":"model","owned_by":"llamacpp","meta":{"n_ctx":4096}}]}
            """
        ),
        (
            "llama.cpp without a projector", .llamaCpp, ["a"], [.blind],
            """
            {"models":[{"name":"a","model":"a","capabilities":["completion"]}],
             "data":[{"id":"a","owned_by":"llamacpp","meta":null}]}
            """
        ),
        (
            "llama.cpp as a router", .llamaCpp, ["a", "b"], [.sees, .blind],
            """
            {"data":[{"id":"a","owned_by":"llamacpp","status":{"value":"loaded"},
                      "architecture":{"input_modalities":["text","image"]}},
                     {"id":"b","owned_by":"llamacpp","architecture":{"input_modalities":["text"]}}]}
            """
        ),
        (
            "vLLM", .other, ["org/model"], [.unknown],
            """
            {"object":"list","data":[{"id":"org/model","object":"model","owned_by":"vllm","root":"x","parent":null,
             "max_model_len":8192,"permission":[{"id":"p"}]}]}
            """
        ),
        ("Ollama with none", .other, [], [], #"{"object":"list","data":null}"#),
        ("Ollama", .ollama, ["m:4b"], [.unknown], #"{"data":[{"id":"m:4b","created":1,"owned_by":"library"}]}"#),
        (
            "LiteLLM", .liteLLM, ["m"], [.unknown],
            #"{"data":[{"id":"m","object":"model","created":1677610602,"owned_by":"openai"}],"object":"list"}"#
        ),
        (
            "OpenRouter", .other, ["a/b", "c/d"], [.sees, .blind],
            """
            {"data":[{"id":"a/b","architecture":{"input_modalities":["image","text"]},"context_length":32768},
                     {"id":"c/d","architecture":{"input_modalities":["text"]},"context_length":4096}]}
            """
        ),
        (
            "a list of flags", .other, ["a", "b"], [.sees, .blind],
            #"{"data":[{"id":"a","capabilities":{"vision":true}},{"id":"b","capabilities":{"vision":false}}]}"#
        ),
        ("a list of names", .other, ["a"], [.unknown], #"{"models":["a"]}"#),
        ("words about something else", .other, ["a"], [.unknown], #"{"data":[{"id":"a","capabilities":["chat"]}]}"#),
        ("entries that are none", .other, ["a"], [.unknown], #"{"data":[{"id":""},{"id":7},null,{"id":"a"}]}"#),
    ])
    func `is read`(
        title: String, server: ModelList.Server, names: [String], sights: [Sight], text: String
    ) throws {
        let list = try #require(try list(text))
        #expect(list.models.map(\.name) == names)
        #expect(list.models.map(\.declaredSight) == sights)
        #expect(list.server == server)
    }

    @Test(arguments: [#"{"error":"Unexpected endpoint"}"#, "[]", "7", #"{"data":"x"}"#, #"{"detail":"Not Found"}"#])
    func `is not taken for what it is not`(text: String) throws {
        #expect(try list(text) == nil)
    }
}
