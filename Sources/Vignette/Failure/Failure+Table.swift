extension Failure {
    /// One row of the table: everything about a code that does not depend on the case at hand.
    struct Entry: Sendable {
        let status: Int?
        let title: String
        let message: String
        let advice: String
        let canRetry: Bool
        let retryAfter: Int?

        init(
            _ status: Int?, _ title: String, _ message: String, _ advice: String, retry: Bool = false,
            after seconds: Int? = nil
        ) {
            self.status = status
            self.title = title
            self.message = message
            self.advice = advice
            self.canRetry = retry
            self.retryAfter = seconds
        }
    }
}

extension Failure.Code {
    /// HTTP status, title, what happened, what to do, and whether the same request can succeed later.
    var entry: Failure.Entry {
        switch self {
        case .noPicture:
            .init(400, "No picture", "Please upload an image to get started.", "Choose a picture and send it again.")
        case .unsupportedMedia:
            .init(
                415, "Not a picture we can read", "This file is of a kind that cannot be read here.",
                "Please send a JPEG, PNG or WebP picture.")
        case .decodeFailed:
            .init(
                422, "Damaged picture", "This picture is damaged or incomplete.",
                "Open it in another program, save it as JPEG or PNG and send that file.")
        case .tooLarge:
            .init(413, "Too large", "What you sent is too large.", "Please send something smaller.")
        case .tooManyPictures:
            .init(400, "Too many pictures", "There are too many pictures.", "Please send fewer at once.")
        case .remoteImageRefused:
            .init(
                400, "Picture by address refused",
                "Images must be sent inline as data URIs; HTTP URLs are not supported.",
                "Download the picture and send the file itself, or send it as a data URI.")
        case .detailRefused:
            .init(
                400, "Option refused", "The detail option is not supported.",
                "Leave the option out; the size of the picture is chosen with fit.")
        case .invalidRequest:
            .init(
                400, "Request not understood", "A part of this request is not valid.",
                "Correct the request and send it again.")

        case .unauthorized:
            .init(
                401, "Not signed in", "This needs a valid API key or a sign-in.",
                "Send your API key as a Bearer token, or sign in first.")
        case .forbidden:
            .init(
                403, "Not allowed", "This is not allowed for you.",
                "Only the owner may do this: use the browser or the API key it was made with.")
        case .crossOrigin:
            .init(
                403, "Sent from another site", "This request came from a page of another site and was refused.",
                "Open this server's own page and send it from there.")
        case .notFound:
            .init(
                404, "Not found", "There is nothing at this address.", "Check the link, or start from the first page.")
        case .gone:
            .init(
                410, "Gone", "This page was deleted or has expired.",
                "It cannot be brought back; send the picture anew.")
        case .methodNotAllowed:
            .init(
                405, "Method not allowed", "This address does not answer this method.",
                "Use one of the methods named in the Allow header.")
        case .requestTimeout:
            .init(
                408, "Too slow", "The request did not arrive in time.",
                "Check your connection and send it again.", retry: true)
        case .uriTooLong:
            .init(414, "Address too long", "The address of this request is too long.", "Use a shorter address.")
        case .headersTooLarge:
            .init(
                431, "Header too large", "The header of this request is too large.",
                "Send fewer or shorter header fields; in a browser, delete the cookies of this site.")
        case .misdirected:
            .init(
                421, "Wrong host", "This server does not answer for this host name.",
                "Use the address you were given; whoever runs this server can allow more names with VIGNETTE_ALLOWED_HOSTS."
            )
        case .idempotencyMismatch:
            .init(
                422, "Key used before", "This Idempotency-Key was used before for a different request.",
                "Use a new key for a new request.")
        case .idempotencyInFlight:
            .init(
                409, "Still in progress", "The first request with this Idempotency-Key is still in progress.",
                "Send it again in a moment.", retry: true, after: 1)

        case .modelNotFound:
            .init(404, "Unknown model", "The model service does not have this model.", "Choose a model that it lists.")
        case .modelCannotSee:
            .init(
                422, "Model without sight", "This model cannot see pictures.", "Choose a model that can see pictures.")
        case .contextOverflow:
            .init(
                422, "Too much for the model", "Picture and text together are more than this model can take in.",
                "Choose a smaller fit, a shorter prompt, fewer pictures or a model with a larger context.")
        case .moderationBlocked:
            .init(
                400, "Blocked by moderation", "Moderation blocked: the picture or the text was flagged.",
                "Send a different picture or text; the same one will be blocked again.")
        case .moderationUnavailable:
            .init(
                503, "Moderation unavailable",
                "The moderation service could not be asked, so nothing was sent to the model.",
                "Please try again later.", retry: true)
        case .rateLimited:
            .init(
                429, "Model service busy", "The model service is busy: usage limit reached. Try again later.",
                "Wait and try again, or choose another model.", retry: true)
        case .upstreamQuota:
            .init(
                502, "Quota used up", "The quota or credit at the model service is used up.",
                "Please ask whoever runs this server.")
        case .quotaExhausted:
            .init(
                429, "Limit reached", "You have reached the limit of this server.", "Wait before you send more.",
                retry: true)
        case .notConfigured:
            .init(
                503, "Not set up", "This server is not fully set up: no model is chosen.",
                "Choose a model, or ask whoever runs this server to set OPENAI_MODEL.")
        case .busy:
            .init(
                503, "Busy", "This server has too much to do at the moment.", "Please try again in a few seconds.",
                retry: true, after: 5)
        case .storageFull:
            .init(
                507, "No space left", "This cannot be saved now: the disk of this server is full.",
                "Nothing saved before is lost; please ask whoever runs this server to free some space.", retry: true)

        case .upstreamAuth:
            .init(
                502, "Key refused", "The model service refused the key of this server.",
                "Please ask whoever runs this server.")
        case .upstreamUnreachable:
            .init(
                502, "Model service unreachable", "The model service cannot be reached.",
                "Try again later; whoever runs this server can find the cause with vignette doctor.", retry: true)
        case .upstreamOverloaded:
            .init(
                503, "Model service overloaded", "The model service is overloaded or still loading the model.",
                "Please try again in a moment.", retry: true)
        case .upstreamTimeout:
            .init(
                504, "No answer in time", "The model service did not answer in time.",
                "Try again, with a smaller fit or a faster model.", retry: true)
        case .emptyAnswer:
            .init(
                502, "Empty answer", "The model answered without any text.",
                "Try again, or choose another model.", retry: true)
        case .upstreamError:
            .init(
                502, "Model service error", "The model service answered with an error.",
                "Try again, or choose another model; whoever runs this server finds more in the log.", retry: true)
        case .answerInterrupted:
            .init(
                502, "Answer interrupted", "The answer broke off before it was finished; the text up to there is kept.",
                "Ask again for a whole answer.", retry: true)
        case .stopped:
            .init(
                nil, "Stopped", "The answer was stopped by its owner; the text up to there is kept.",
                "Ask again for a whole answer.", retry: true)
        case .internal:
            .init(
                500, "Internal error", "Something went wrong inside this server.",
                "Please try again; if it happens again, tell whoever runs this server the request id.", retry: true)
        }
    }
}
