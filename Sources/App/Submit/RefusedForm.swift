internal import HTTP
internal import Pages
internal import Vignette

/// What those get whose submission was refused: browsers the form again with what they wrote, programs the failure.
struct RefusedForm: Sendable {
    private let desk: Desk
    private let request: Request
    private let caller: Caller

    init(_ desk: Desk, _ request: Request, _ caller: Caller) {
        self.desk = desk
        self.request = request
        self.caller = caller
    }

    /// Throws the error again where a page of its own says it better, or nobody reads HTML.
    func response(to error: any Error, _ values: FormValues) async throws -> Response {
        try await response(to: error) { failure, frame in
            desk.pages.form(await desk.formPage(for: caller, values: values, failure: failure), in: frame)
        }
    }

    /// - Parameter page: what shows the failure, and what was written.
    func response(to error: any Error, page: (Failure, Frame) async -> [UInt8]) async throws -> Response {
        guard request.failureType == "text/html", !(error is CancellationError) else { throw error }
        // What is wrong with this server gets the number by which its log knows it.
        guard let failure = desk.log.told(error, to: request) else { throw error }
        let bytes = await page(failure, desk.frame(for: request, caller))
        var response = Response(Status(of: error, failure), bytes: bytes, type: Desk.html)
        response.fields.append(.cacheControl, "no-store")
        response.fields.append(.vary, "accept, " + desk.vary)
        if let seconds = failure.retryAfter { response.fields[.retryAfter] = String(seconds) }
        return response
    }
}
