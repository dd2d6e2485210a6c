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
}
