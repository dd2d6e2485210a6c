internal import HTTP
internal import Vignette

extension Request {
    /// Refuses a body that does not say that it is JSON: pages of other sites can send all else unasked.
    func requireJSON() throws(HTTPError) {
        guard let type = fields[.contentType].flatMap({ MediaType($0) }), type.essence == "application/json" else {
            throw HTTPError(.unsupportedMediaType, "The body must be sent as application/json.")
        }
        try requirePlainBody()
    }

    /// Refuses a body that says it is compressed: it is read as it comes, and nothing here unpacks what somebody sent.
    func requirePlainBody() throws(HTTPError) {
        guard fields.values(.contentEncoding).allSatisfy({ $0.lowercased() == "identity" }) else {
            throw HTTPError(.unsupportedMediaType, "The body must be sent without Content-Encoding.")
        }
    }
}
