internal import Vignette

/// What a picture that is named by an address can fail with, in our words. Nothing of what its server says is in them but
/// the number of its status.
extension Failure {
    static func unreadableAddress(field: String?, detail: String? = nil) -> Failure {
        Failure(
            .remoteImageRefused, message: "The address of the picture cannot be read, or is not one of http or https.",
            advice: "Give an http or https address of at most \(RemoteAddress.longest) characters, without a user "
                + "name, blanks or backslashes, and a host's number as four decimal numbers.", field: field,
            detail: detail)
    }

    /// One sentence for a name that nobody knows, one that leads into a private network, a server that does not answer
    /// and a reply that breaks off or is none: from here nobody learns which of them it is, nor where somebody listens.
    static func noPublicServer(field: String?, detail: String) -> Failure {
        Failure(
            .remoteImageRefused, message: "No public server sends a whole picture from this address.", field: field,
            detail: detail)
    }

    /// - Parameter status: of the reply. Clients know this sentence by heart.
    static func notFetched(status: Int, field: String?) -> Failure {
        Failure(.remoteImageRefused, message: "failed to fetch image: \(status)", field: field)
    }

    static func fetchTimeout(_ limit: Duration, field: String?, detail: String) -> Failure {
        let seconds = max(1, limit.components.seconds)
        return Failure(
            .remoteImageRefused,
            message: "The picture could not be fetched within \(seconds) second\(seconds == 1 ? "" : "s").",
            field: field, detail: detail)
    }

    /// - Parameter problem: as the end of "The address of the picture …".
    static func ledAstray(_ problem: String, field: String?) -> Failure {
        Failure(.remoteImageRefused, message: "The address of the picture \(problem).", field: field)
    }

    static func insecureServer(field: String?, detail: String) -> Failure {
        Failure(
            .remoteImageRefused, message: "No secure connection to the server of the picture could be made.",
            field: field, detail: detail)
    }

    static func slowFetch(field: String?, detail: String? = nil) -> Failure {
        Failure(
            .remoteImageRefused, message: "The server of the picture sends it too slowly.", field: field,
            detail: detail)
    }

    static func notAPicture(field: String?, detail: String) -> Failure {
        Failure(
            .unsupportedMedia, message: "What the address leads to is not a picture.",
            advice: "Give the address of the picture itself, not of a page that shows it.", field: field,
            detail: detail)
    }
}
