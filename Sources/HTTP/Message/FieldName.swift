/// The name of a header field: a token, held in lower case, so that comparing is comparing bytes.
///
/// https://www.rfc-editor.org/rfc/rfc9110.html#name-field-names
public struct FieldName: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil when `text` is no token.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 256, text.utf8.allSatisfy(\.isToken) else { return nil }
        self.text = text.lowercased()
    }

    private init(known text: String) {
        self.text = text
    }

    public var description: String { text }

    public static let accept = FieldName(known: "accept")
    public static let acceptEncoding = FieldName(known: "accept-encoding")
    public static let acceptRanges = FieldName(known: "accept-ranges")
    public static let allow = FieldName(known: "allow")
    public static let authorization = FieldName(known: "authorization")
    public static let cacheControl = FieldName(known: "cache-control")
    public static let connection = FieldName(known: "connection")
    public static let contentDisposition = FieldName(known: "content-disposition")
    public static let contentEncoding = FieldName(known: "content-encoding")
    public static let contentLength = FieldName(known: "content-length")
    public static let contentRange = FieldName(known: "content-range")
    public static let contentSecurityPolicy = FieldName(known: "content-security-policy")
    public static let contentType = FieldName(known: "content-type")
    public static let cookie = FieldName(known: "cookie")
    public static let crossOriginOpenerPolicy = FieldName(known: "cross-origin-opener-policy")
    public static let date = FieldName(known: "date")
    public static let etag = FieldName(known: "etag")
    public static let expect = FieldName(known: "expect")
    public static let forwarded = FieldName(known: "forwarded")
    public static let host = FieldName(known: "host")
    public static let ifNoneMatch = FieldName(known: "if-none-match")
    public static let ifRange = FieldName(known: "if-range")
    public static let location = FieldName(known: "location")
    public static let range = FieldName(known: "range")
    public static let referrerPolicy = FieldName(known: "referrer-policy")
    public static let retryAfter = FieldName(known: "retry-after")
    public static let server = FieldName(known: "server")
    public static let setCookie = FieldName(known: "set-cookie")
    public static let transferEncoding = FieldName(known: "transfer-encoding")
    public static let userAgent = FieldName(known: "user-agent")
    public static let wwwAuthenticate = FieldName(known: "www-authenticate")
    public static let vary = FieldName(known: "vary")
    public static let xAccelBuffering = FieldName(known: "x-accel-buffering")
    public static let xContentTypeOptions = FieldName(known: "x-content-type-options")
    public static let xForwardedFor = FieldName(known: "x-forwarded-for")
    public static let xForwardedHost = FieldName(known: "x-forwarded-host")
    public static let xForwardedPrefix = FieldName(known: "x-forwarded-prefix")
    public static let xForwardedProto = FieldName(known: "x-forwarded-proto")
    public static let xRequestID = FieldName(known: "x-request-id")
}
