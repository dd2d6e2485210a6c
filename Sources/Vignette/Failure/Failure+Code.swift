extension Failure {
    /// What went wrong, as APIs send it and the store keeps it: a name once given never changes.
    public enum Code: String, CaseIterable, Sendable {
        case noPicture = "no_picture"
        case unsupportedMedia = "unsupported_media"
        case decodeFailed = "decode_failed"
        case tooLarge = "too_large"
        case tooManyPictures = "too_many_pictures"
        case remoteImageRefused = "remote_image_refused"
        case detailRefused = "detail_refused"
        case invalidRequest = "invalid_request"

        case unauthorized
        case forbidden
        case crossOrigin = "cross_origin"
        case notFound = "not_found"
        case gone
        case methodNotAllowed = "method_not_allowed"
        case requestTimeout = "request_timeout"
        case uriTooLong = "uri_too_long"
        case headersTooLarge = "headers_too_large"
        case misdirected
        case idempotencyMismatch = "idempotency_mismatch"
        case idempotencyInFlight = "idempotency_in_flight"

        case modelNotFound = "model_not_found"
        case modelCannotSee = "model_cannot_see"
        case contextOverflow = "context_overflow"
        case moderationBlocked = "moderation_blocked"
        case moderationUnavailable = "moderation_unavailable"
        case rateLimited = "rate_limited"
        case upstreamQuota = "upstream_quota"
        case quotaExhausted = "quota_exhausted"
        case notConfigured = "not_configured"
        case busy
        case storageFull = "storage_full"

        case upstreamAuth = "upstream_auth"
        case upstreamUnreachable = "upstream_unreachable"
        case upstreamOverloaded = "upstream_overloaded"
        case upstreamTimeout = "upstream_timeout"
        case emptyAnswer = "empty_answer"
        case upstreamError = "upstream_error"
        case answerInterrupted = "answer_interrupted"
        case stopped
        case `internal`
    }
}
