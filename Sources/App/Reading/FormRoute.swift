internal import HTTP
internal import Pages
internal import Recipes
internal import Vignette

/// GET /: the form, and what its visitor asked last. Nothing here waits for the endpoint.
struct FormRoute: Sendable {
    let desk: Desk

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .visit)
        let query = try QueryParameters(request.target)
        var values = FormValues()
        if let recipe = query["recipe"], desk.recipes[recipe] != nil {
            values["recipe"] = recipe
        }
        var page = await desk.formPage(for: caller, values: values)
        page.latest = desk.withoutExpired(page.latest)
        return desk.reply(desk.pages.form(page, in: desk.frame(for: request, caller)), type: Desk.html)
    }
}
