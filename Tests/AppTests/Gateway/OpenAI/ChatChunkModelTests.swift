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
        "\\u002fsrv", "/", "models/x.gguf",
    ])
    func `where a file lies is not told`(name: String) throws {
        #expect(try told(#"{"id":1,"model":"\#(name)","x":[ ]}"#) == #"{"id":1,"model":"asked","x":[ ]}"#)
        #expect(try told(#"{"model" : "\#(name)" }"#, "a\"b") == #"{"model" : "a\"b" }"#)
    }

    @Test(arguments: ["/srv/x.gguf", "models/x.gguf"]) func `nor where it was asked for by its place`(name: String)
        throws
    {
        #expect(try told(#"{"model":"\#(name)"}"#, name) == #"{"model":"x.gguf"}"#)
    }

    @Test(arguments: [("/srv/x.gguf", "x.gguf"), ("models/x.gguf", "x.gguf"), ("/", "model"), ("C:\\\\m\\\\x", "x")])
    func `a file is called by its bare name where nothing was asked for`(name: String, bare: String) throws {
        #expect(try told(#"{"model":"\#(name)"}"#, nil) == #"{"model":"\#(bare)"}"#)
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
