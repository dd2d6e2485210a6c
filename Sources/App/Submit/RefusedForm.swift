internal import HTTP
internal import Pages
internal import Vignette

/// What those get whose submission was refused: browsers the form again with what they wrote, programs the failure.
struct RefusedForm: Sendable {
    private let desk: Desk
    private let request: Request
    private let caller: Caller

    /// The first one is for clients that say nothing, as with all failures.
    private static let types = ["text/plain", "text/html", "application/problem+json", "application/json"]

    init(_ desk: Desk, _ request: Request, _ caller: Caller) {
        self.desk = desk
        self.request = request
        self.caller = caller
    }

    /// Throws the error again where a page of its own says it better, or nobody reads HTML.
    func response(to error: any Error, _ values: FormValues) async throws -> Response {
        guard request.preferredType(of: Self.types) == "text/html", !(error is CancellationError) else { throw error }
        let failure = Failure(error, host: request.client.host)
        // What is wrong with this server gets the number by which its log knows it.
        guard failure.code != .internal else { throw error }
        if let detail = failure.detail {
            desk.log.warning(
                "failure", ["id": request.id, "path": request.path, "code": failure.code.rawValue, "detail": detail])
        }
        let status = (error as? HTTPError)?.status ?? Status(failure.status ?? 500)
        let page = desk.pages.form(
            await desk.formPage(for: caller, values: values, failure: failure),
            in: desk.frame(for: request, caller))
        var response = Response(status, bytes: page, type: Desk.html)
        response.fields.append(.cacheControl, "no-store")
        response.fields.append(.vary, "accept, " + desk.vary)
        if let seconds = failure.retryAfter { response.fields[.retryAfter] = String(seconds) }
        return response
    }
}
