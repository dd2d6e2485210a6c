internal import HTTP
internal import Pages
internal import Vignette

/// GET /: the form, and what its visitor asked last. Nothing here waits for the endpoint.
struct FormRoute: Sendable {
    let desk: Desk

    private static let latest = 6

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .visit)
        let query = try QueryParameters(request.target)
        var values = FormValues()
        if let recipe = query["recipe"], desk.recipes.contains(where: { $0.name == recipe }) {
            values["recipe"] = recipe
        }
        var latest: [Analysis] = []
        if let owner = caller.owner {
            latest = try await desk.store.analyses(LibraryQuery(owner: owner, limit: Self.latest))
        }
        let configuration = desk.configuration
        let page = FormPage(
            recipes: desk.recipes, values: values, latest: desk.withoutExpired(latest),
            destination: desk.service.destination,
            models: desk.service.models(), keptDays: configuration.expireDays > 0 ? configuration.expireDays : nil,
            maxUploadMB: configuration.maxUploadMB, fit: configuration.fit, now: desk.now())
        return desk.reply(desk.pages.form(page, in: desk.frame(for: request, caller)), type: Desk.html)
    }
}
