internal import HTTP
internal import Pages
internal import Vignette

/// The analysis that a request wants to change, once it is certain that whoever sent it may.
struct OwnedAnalysis: Sendable {
    let analysis: Analysis
    let caller: Caller
    /// What the form says; empty where there is none.
    let values: FormValues

    /// Throws `not_found`, `gone`, `unauthorized` and `forbidden`; the body is read only after that.
    init(_ request: Request, _ desk: Desk) async throws {
        let caller = desk.access.caller(of: request)
        try desk.access.admit(caller, .change)
        guard let id = Analysis.ID(request.parameters["id"] ?? "") else { throw Failure(.notFound) }
        let analysis = try await desk.store.analysis(id)
        guard !analysis.isExpired(at: desk.now()) else { throw Failure(.gone) }
        try desk.access.authorize(caller, .change, on: analysis.owner)
        self.analysis = analysis
        self.caller = caller
        // Programs that only want something done send no form.
        values = request.fields.contains(.contentType) ? FormValues(try await Form(reading: request)) : FormValues()
    }
}
