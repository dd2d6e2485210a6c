internal import Bytes
internal import HTTP
internal import Vignette

/// A failure for programs. RFC 9457
struct ProblemJSON {
    let response: Response

    init(_ failure: Failure, _ status: Status, id: String) {
        let bytes = JSONWriter().object { problem in
            problem.string("title", failure.title)
            problem.int("status", status.code)
            problem.string("detail", failure.message)
            problem.string("code", failure.code.rawValue)
            problem.string("advice", failure.advice)
            if let field = failure.field { problem.string("field", field) }
            if let seconds = failure.retryAfter { problem.int("retry_after", seconds) }
            if !id.isEmpty { problem.string("request_id", id) }
        }
        response = Response(status, bytes: bytes, type: "application/problem+json")
    }
}
