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

    /// A reply that is some text: the page of a proxy, or a bare sentence. What is behind its start does not matter.
    static func plainText(_ text: ArraySlice<UInt8>, status: Int) -> UpstreamError {
        guard text.first == UInt8(ascii: "<") else { return sentence(text, status: status) }
        let words = Markup.words(of: text.prefix(longestStart), atMost: longestStart)
        return UpstreamError(status: status, message: words, isPage: true)
    }

    /// An event of a stream that is no JSON: whatever it says, this is no page.
    static func sentence(_ text: ArraySlice<UInt8>, status: Int) -> UpstreamError {
        UpstreamError(status: status, message: String(decoding: text.prefix(longestStart), as: UTF8.self))
    }

    static func noChoice(status: Int) -> UpstreamError {
        UpstreamError(status: status, message: "The reply is JSON without an answer.")
    }
}
