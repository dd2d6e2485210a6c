/// What a service said went wrong, in its own words: for the log and for finding out what it means, never for readers.
struct UpstreamError: Error, Sendable, Equatable {
    /// Of the reply it came in; 200 for errors inside an answer or a stream.
    var status: Int
    /// The service's sentence; the start of the body where it was no JSON that names one.
    var message: String
    var type: String?
    /// As text, whether it was a number or a string.
    var code: String?
    var param: String?
    /// From the reply's header fields.
    var retryAfter: Duration?
    /// What a filter flagged it as, where the reply has a field for that.
    var category: String?
    /// The body was a page for browsers, as proxies and web interfaces send it.
    var isPage = false
}

extension UpstreamError {
    /// The status that counts: the reply's own if it tells of an error, else the one in its code.
    var effectiveStatus: Int {
        guard status < 400, let code, let inner = Int(code), (400..<600).contains(inner) else { return status }
        return inner
    }
}
