internal import Bytes

/// Replies that are no answer and tell of no error either. What is JSON is never repeated: a model may have written it.
extension UpstreamError {
    /// What is shown of a reply that is no JSON.
    static let longestStart = 2_048

    static func unreadable(_ error: JSONError, status: Int) -> UpstreamError {
        UpstreamError(status: status, message: "The reply cannot be read. \(error)")
    }

    static func tooLong(_ what: String, limit: Int, status: Int) -> UpstreamError {
        UpstreamError(status: status, message: "The reply has a \(what) of more than \(limit) bytes.")
    }

    /// A reply that is some text: the page of a proxy, or a bare sentence.
    static func plainText(_ text: ArraySlice<UInt8>, status: Int) -> UpstreamError {
        UpstreamError(status: status, message: String(decoding: text.prefix(longestStart), as: UTF8.self))
    }

    static func noChoice(status: Int) -> UpstreamError {
        UpstreamError(status: status, message: "The reply is JSON without an answer.")
    }
}
