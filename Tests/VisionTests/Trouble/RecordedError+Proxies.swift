import Vignette

@testable import Vision

/// What stands between: reverse proxies, web servers, somebody's web interface.
extension RecordedError {
    static let proxies: [RecordedError] = [
        .init("nginx", 413, Envelope.nginx("413 Request Entity Too Large"), .bodyTooLarge, .tooLarge),
        .init("nginx", 401, Envelope.nginx("401 Authorization Required"), .keyRefused, .upstreamAuth),
        .init("nginx", 403, Envelope.nginx("403 Forbidden"), .other, .upstreamError),
        .init("nginx", 404, Envelope.nginx("404 Not Found"), .wrongAddress, .notConfigured),
        .init("nginx", 405, Envelope.nginx("405 Not Allowed"), .wrongAddress, .notConfigured),
        .init("nginx", 301, Envelope.nginx("301 Moved Permanently"), .wrongAddress, .notConfigured),
        .init("nginx", 429, Envelope.nginx("429 Too Many Requests"), .rateLimited(retryAfter: nil), .rateLimited),
        .init("nginx", 500, Envelope.nginx("500 Internal Server Error"), .other, .upstreamError),
        .init("nginx", 502, Envelope.nginx("502 Bad Gateway"), .unreachableBehind, .upstreamUnreachable),
        .init(
            "nginx", 503, Envelope.nginx("503 Service Temporarily Unavailable"),
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init("nginx", 504, Envelope.nginx("504 Gateway Time-out"), .timedOut, .upstreamTimeout),
        .init(
            "Cloudflare", 524, "<!DOCTYPE html><html><head><title>a.b | 524: A timeout occurred</title></html>",
            .timedOut, .upstreamTimeout),
        .init(
            "Cloudflare", 521, "<!DOCTYPE html><html><head><title>a.b | 521: Web server is down</title></html>",
            .unreachableBehind, .upstreamUnreachable),
        .init("Envoy", 503, "no healthy upstream", .unreachableBehind, .upstreamUnreachable),
        .init("Envoy", 504, "upstream request timeout", .timedOut, .upstreamTimeout),
        .init("Traefik", 503, "no available server", .unreachableBehind, .upstreamUnreachable),
        .init("Express", 413, #"{"message":"request entity too large"}"#, .bodyTooLarge, .tooLarge),
        .init(
            "Express", 404, "<html><body><pre>Cannot POST /chat/completions</pre></body></html>",
            .wrongAddress, .notConfigured),
        .init(
            "Squid", 407, "<html><head><title>ERROR: Cache Access Denied</title></head></html>",
            .proxyRefused, .upstreamUnreachable),
        .init(
            "a web interface", 200, "<!doctype html>\n<html><head><title>Open WebUI</title></head><body></body>",
            .wrongAddress, .notConfigured),
        .init("Cloudflare", 403, "error code: 1020", .other, .upstreamError),
        .init(
            "Gemini", 400,
            Envelope.gemini(400, "FAILED_PRECONDITION", "User location is not supported for the API use."),
            .other, .upstreamError),
        .init("nobody knows", 401, "", .keyRefused, .upstreamAuth),
        .init("nobody knows", 403, "", .keyRefused, .upstreamAuth),
        .init("nobody knows", 404, "", .wrongAddress, .notConfigured),
        .init("nobody knows", 413, "", .bodyTooLarge, .tooLarge),
        .init("nobody knows", 500, "", .other, .upstreamError),
        .init(
            "nobody knows", 503, "", .overloaded(retryAfter: .seconds(120)), .upstreamOverloaded,
            fields: [.init("retry-after", "120")]),
        .init("nobody knows", 418, "I'm a teapot", .other, .upstreamError),
    ]
}
