internal import HTTP
internal import Pages
internal import Vignette

/// Turns whatever a handler throws into an answer, in the form that the client likes best, and logs its detail.
struct FailureResponses: Sendable {
    private let pages: Pages
    private let frames: Frames
    private let access: Access
    private let basePath: String
    private let log: Log

    /// - Parameter access: the one that lets requests in: it knows who is signed in, for the page, and what programs
    ///   have left of their rate.
    init(pages: Pages, frames: Frames, access: Access, basePath: String, log: Log) {
        self.basePath = basePath
        self.pages = pages
        self.frames = frames
        self.access = access
        self.log = log
    }

    func middleware(_ next: @escaping Handler) -> Handler {
        { request in
            do {
                return try await next(request)
            } catch is CancellationError where Task.isCancelled {
                // The client has gone: nobody reads this, and the access log tells it from an error of ours.
                return Response(Status(499))
            } catch {
                return response(to: error, request)
            }
        }
    }

    /// For what could not be parsed: plain text, since nobody knows what its sender accepts. No access log follows, so
    /// that a line is written here. What was parsed, and failed later, has its line already.
    func unparsed(_ error: any Error, _ rejected: Rejected) -> Response {
        if let request = rejected.request { return response(to: error, request) }
        let failure = Failure(error, host: "")
        let status = Status(of: error, failure)
        log.info(
            "refused",
            ["client": rejected.peer.description, "status": status.code, "why": failure.message])
        return form(failure, as: "text/plain", status, nil)
    }

    private func response(to error: any Error, _ request: Request) -> Response {
        var failure = Failure(error, host: request.client.host)
        if failure.code == .internal {
            log.error("internal error", ["id": request.id, "path": request.path, "detail": failure.detail])
            if !request.id.isEmpty { failure = .internal(requestID: request.id) }
        } else {
            log.note(failure, to: request)
        }
        let status = Status(of: error, failure)
        var response =
            if let program = ProgramForm(path: request.path, basePath: basePath) {
                complete(told(program.response(to: failure, status, id: request.id), failure, request), failure)
            } else {
                form(failure, as: request.failureType, status, request)
            }
        if let allow = (error as? HTTPError)?.allow { response.fields[.allow] = allow }
        return response
    }

    /// - Parameter request: nil where nobody could tell what it was.
    private func form(_ failure: Failure, as type: String, _ status: Status, _ request: Request?) -> Response {
        let id = request?.id ?? ""
        var response: Response
        switch (type, request) {
        case ("text/html", let request?):
            let page = FailurePage(failure: failure, status: status.code, requestID: id)
            let frame = frames.frame(for: request, identity: access.caller(of: request).identity)
            response = Response(status, bytes: pages.failure(page, in: frame), type: Desk.html)
        case ("application/json", _), ("application/problem+json", _):
            response = ProblemJSON(failure, status, id: id).response
        default: response = Response(status, text: "\(failure.message)\n\(failure.advice)\n")
        }
        response.fields.append(.vary, "accept")
        return complete(response, failure)
    }

    /// With what is left of the caller's rate: programs look for it above all where they are told to slow down. Who was
    /// not let in hears nothing of it.
    private func told(_ response: Response, _ failure: Failure, _ request: Request) -> Response {
        guard failure.code != .unauthorized else { return response }
        var response = response
        let fields = Admission(access: access).fields(for: access.caller(of: request))
        for (name, value) in fields { response.fields[name] = value }
        return response
    }

    private func complete(_ response: Response, _ failure: Failure) -> Response {
        var response = response
        response.fields.append(.cacheControl, "no-store")
        if let seconds = failure.retryAfter { response.fields[.retryAfter] = String(seconds) }
        return response
    }
}
