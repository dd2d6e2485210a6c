internal import Bytes
internal import Vignette

/// What everyone may know of a failure. Its detail is for the log alone, so it is not kept.
extension Failure {
    var kept: String {
        let bytes = JSONWriter().object { failure in
            failure.string("code", code.rawValue)
            failure.string("message", message)
            failure.string("advice", advice)
            if let status { failure.int("status", status) }
            if let retryAfter { failure.int("retry_after", retryAfter) }
            failure.bool("can_retry", canRetry)
            if let field { failure.string("field", field) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    init(kept bytes: [UInt8], column: String = "analyses.failure") throws(UnreadableColumn) {
        let failure = try KeptText(bytes, column: column)
        self.init(
            kept: try failure.choice("code"), status: failure.optionalInt("status"),
            message: try failure.string("message"), advice: try failure.string("advice"),
            retryAfter: failure.optionalInt("retry_after"), canRetry: try failure.bool("can_retry"),
            field: failure.optionalString("field"))
    }
}
