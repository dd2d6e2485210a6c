import Bytes
import Testing
import Vision

@testable import App

/// What callers are told of a model's name.
@Suite struct ChatChunkModelTests {
    private func told(_ chunk: String, _ model: String? = "asked") throws -> String {
        String(decoding: try ChatChunk(reading: Array(chunk.utf8)).bytes(telling: model), as: UTF8.self)
    }

    @Test(arguments: [
        "/srv/models/llava.gguf", "\\\\\\\\host\\\\x", "C:\\\\models\\\\x.gguf", "C:/models/x.gguf", "~/x", "./x.gguf",
        "../x",
        "\\u002fsrv", "/",
    ])
    func `where a file lies is not told`(name: String) throws {
        #expect(try told(#"{"id":1,"model":"\#(name)","x":[ ]}"#) == #"{"id":1,"model":"asked","x":[ ]}"#)
        #expect(try told(#"{"model":"\#(name)"}"#, nil) == #"{"model":"model"}"#)
        #expect(try told(#"{"model" : "\#(name)" }"#, "a\"b") == #"{"model" : "a\"b" }"#)
    }

    @Test(arguments: [
        #""gpt-5""#, #""org/model""#, #""llava:7b""#, #""qwen2.5-vl""#, #""a\/b""#, #""""#, "null", "5", "{}", #""é""#,
        #""C:x""#, #""hf.co/a/b:Q4""#,
    ])
    func `every other name stays as it was written`(name: String) throws {
        let chunk = #" {"model":\#(name), "model_name":"/srv"} "#
        #expect(try told(chunk) == chunk)
    }

    @Test(arguments: ["{}", "[]", "5", #"{"choices":[{"model":"/srv"}]}"#])
    func `what names none stays as it is`(chunk: String) throws {
        #expect(try told(chunk) == chunk)
    }
}
