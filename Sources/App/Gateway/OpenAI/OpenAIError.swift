internal import Bytes
internal import HTTP
internal import Vignette

/// A failure as clients of the OpenAI API read it.
enum OpenAIError {
    /// All four members, always: clients look for each.
    static func bytes(_ failure: Failure, status: Int? = nil) -> [UInt8] {
        JSONWriter.html.object { writer in
            writer.object("error") { error in
                error.string("message", failure.message)
                error.string("type", type(status ?? failure.status ?? 500))
                if let field = failure.field { error.string("param", field) } else { error.null("param") }
                error.string("code", failure.code.rawValue)
            }
        }
    }

    private static func type(_ status: Int) -> String {
        switch status {
        case 401: "authentication_error"
        case 403: "permission_error"
        case 404: "not_found_error"
        case 429: "rate_limit_error"
        case 500...: "server_error"
        default: "invalid_request_error"
        }
    }
}
