internal import HTTP
internal import Vignette

extension Request {
    /// Refuses a body that does not say that it is JSON: pages of other sites can send all else unasked.
    func requireJSON() throws(HTTPError) {
        guard let type = fields[.contentType].flatMap({ MediaType($0) }), type.essence == "application/json" else {
            throw HTTPError(.unsupportedMediaType, "The body must be sent as application/json.")
        }
    }
}
