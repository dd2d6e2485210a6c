/// The bodies in which servers send their errors, each in the shape of its server.
enum Envelope {
    static func llama(_ code: Int, _ type: String, _ message: String, _ more: String = "") -> String {
        #"{"error":{"code":\#(code),"message":\#(text(message)),"type":"\#(type)"\#(more)}}"#
    }

    static func vllm(_ code: Int, _ type: String, _ message: String, param: String? = nil) -> String {
        #"{"error":{"message":\#(text(message)),"type":"\#(type)","param":\#(text(param)),"code":\#(code)}}"#
    }

    static func flat(_ code: Int, _ type: String, _ message: String) -> String {
        #"{"object":"error","message":\#(text(message)),"type":"\#(type)","param":null,"code":\#(code)}"#
    }

    static func ollama(_ type: String, _ message: String) -> String {
        #"{"error":{"message":\#(text(message)),"type":"\#(type)","param":null,"code":null}}"#
    }

    static func litellm(_ code: Int, _ type: String?, _ message: String, param: String? = nil) -> String {
        #"{"error":{"message":\#(text(message)),"type":\#(text(type)),"param":\#(text(param)),"code":"\#(code)"}}"#
    }

    static func openAI(_ type: String?, _ code: String?, _ message: String, param: String? = nil) -> String {
        """
        {
          "error": {
            "message": \(text(message)),
            "type": \(text(type)),
            "param": \(text(param)),
            "code": \(text(code))
          }
        }
        """
    }

    static func openRouter(_ code: Int, _ message: String, metadata: String? = nil) -> String {
        let more = metadata.map { #","metadata":\#($0)"# } ?? ""
        return #"{"error":{"message":\#(text(message)),"code":\#(code)\#(more)},"user_id":"user_1"}"#
    }

    static func lmStudio(_ message: String) -> String {
        #"{"error":{"message":\#(text(message))},"message":\#(text(message))}"#
    }

    static func string(_ message: String) -> String {
        #"{"error":\#(text(message))}"#
    }

    static func gemini(_ code: Int, _ status: String, _ message: String) -> String {
        #"[{"error":{"code":\#(code),"message":\#(text(message)),"status":"\#(status)"}}]"#
    }

    static func anthropic(_ type: String, _ message: String) -> String {
        #"{"type":"error","error":{"type":"\#(type)","message":\#(text(message))}}"#
    }

    static func nginx(_ title: String) -> String {
        "<html>\r\n<head><title>\(title)</title></head>\r\n<body>\r\n<center><h1>\(title)</h1></center>\r\n"
            + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    }

    /// A JSON string, or null.
    private static func text(_ content: String?) -> String {
        guard let content else { return "null" }
        let escaped = content.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}
