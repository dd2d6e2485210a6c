internal import HTTP
internal import Pages
internal import Recipes
internal import Vignette

/// GET /recipes/try: an empty recipe, or one that there is, to be written and tried.
///
/// Where there is none of that name the page says so, with the names that there are.
struct TryRoute: Sendable {
    let desk: Desk

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .visit)
        var page = desk.tryPage()
        if let name = try QueryParameters(request.target)["recipe"] {
            guard let recipe = desk.recipes[name] else {
                return try await RefusedForm(desk, request, caller).response(to: Self.unknown(desk.recipes.names)) {
                    [page] failure, frame in
                    var page = page
                    page.failure = failure
                    return desk.pages.tryRecipe(page, in: frame)
                }
            }
            page.values = FormValues(loading: recipe)
            page.parameters = recipe.recipe.parameters
        }
        return desk.reply(desk.pages.tryRecipe(page, in: desk.frame(for: request, caller)), type: Desk.html)
    }

    private static func unknown(_ names: [String]) -> Failure {
        Failure(
            .notFound, message: "There is no such recipe.", advice: "There are \(names.joined(separator: ", ")).",
            field: "recipe")
    }
}

extension Desk {
    /// An empty one, whose form is asked once.
    func tryPage() -> TryPage {
        var page = TryPage(
            recipes: recipes.asWritten, destination: service.destination, models: service.models(),
            keptDays: configuration.expireDays > 0 ? configuration.expireDays : nil,
            maxUploadMB: configuration.maxUploadMB, fit: configuration.fit)
        page.once = Analysis.ID.random().text
        return page
    }
}
