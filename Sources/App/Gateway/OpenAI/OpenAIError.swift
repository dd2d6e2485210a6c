internal import Bytes
internal import HTTP
internal import Vignette

/// A failure as clients of the OpenAI API read it.
enum OpenAIError {
    /// All four members, always: clients look for each.
    static func bytes(_ failure: Failure, status: Int? = nil) -> [UInt8] {
        JSONWriter.html.object { writer in
            writer.object("error") { error in
                error.string("message", text(failure))
                error.string("type", type(status ?? failure.status ?? 500))
                if let field = failure.field { error.string("param", field) } else { error.null("param") }
                error.string("code", failure.code.rawValue)
            }
        }
    }

    /// What happened and what to do: clients have one member for both. Where programs look for a sentence word for word
    /// it stands alone.
    private static func text(_ failure: Failure) -> String {
        switch failure.code {
        case .rateLimited, .moderationBlocked, .detailRefused, .remoteImageRefused: failure.message
        default: "\(failure.message) \(failure.advice)"
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
