internal import HTTP
internal import Pages
internal import Recipes
internal import Vignette

/// GET /recipes/try: an empty recipe, or one that there is, to be written and tried.
struct TryRoute: Sendable {
    let desk: Desk

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .visit)
        var page = desk.tryPage()
        if let name = try QueryParameters(request.target)["recipe"], let recipe = desk.recipes[name] {
            page.values = FormValues(loading: recipe)
            page.parameters = recipe.recipe.parameters
        }
        return desk.reply(desk.pages.tryRecipe(page, in: desk.frame(for: request, caller)), type: Desk.html)
    }
}

extension Desk {
    func tryPage() -> TryPage {
        TryPage(
            recipes: recipes.asWritten, destination: service.destination, models: service.models(),
            keptDays: configuration.expireDays > 0 ? configuration.expireDays : nil,
            maxUploadMB: configuration.maxUploadMB, fit: configuration.fit)
    }
}
