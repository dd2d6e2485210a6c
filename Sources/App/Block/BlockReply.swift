internal import Bytes
internal import HTTP
internal import Recipes
internal import Vignette
internal import Vision

/// What a block answers: the model's text, or in its place what went wrong, in the words of the block's library around a
/// failure in the form of the OpenAI API.
struct BlockReply: Sendable {
    let output: String
    let errorStatus: String

    /// A model's answer.
    init(_ chunk: ChatChunk) {
        guard let choice = chunk.json["choices"]?[0] else {
            self.init(error: "API returned no choices. Details: No response choices returned")
            return
        }
        switch choice["message"]?["content"] {
        case .string(let text)?: self.init(output: text.string)
        case .array(let parts)?:
            // Some services answer in parts.
            self.init(output: parts.compactMap { $0["text"]?.string }.joined())
        default:
            let reason = choice["finish_reason"]?.string ?? "None"
            self.init(error: "API returned empty message content (finish_reason=\(Self.plain(reason))).")
        }
    }

    /// - Parameter heard: the status that the service answered with, where it answered.
    init(_ failure: Failure, heard: Int?) {
        switch failure.code {
        case .upstreamUnreachable where heard == nil, .answerInterrupted where heard == nil:
            self.init(error: "Connection error.")
        case .upstreamTimeout where heard == nil: self.init(error: "Request timed out.")
        default:
            let status = failure.status ?? 500
            // It was written here, and is a whole JSON text.
            let envelope = (try? JSON.parse(OpenAIError.bytes(failure, status: status))).flatMap {
                try? Value($0, at: "")
            }
            var evaluation = Evaluation()
            let written = try? (envelope ?? .null).represented(in: &evaluation)
            self.init(error: "Error code: \(status) - \(written ?? "")")
        }
    }

    private init(output: String = "", error: String = "") {
        self.output = output
        errorStatus = error
    }

    /// The reason that a service gives, if it is a word.
    private static func plain(_ reason: String) -> String {
        let isWord = reason.utf8.count <= 32 && reason.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
        return isWord || reason == "None" ? reason : "unknown"
    }

    var response: Response {
        let bytes = JSONWriter().object { writer in
            writer.string("output", output)
            writer.string("error_status", errorStatus)
        }
        return Response(bytes: bytes, type: "application/json")
    }
}
