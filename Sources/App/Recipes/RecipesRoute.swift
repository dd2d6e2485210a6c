internal import Bytes
internal import HTTP
internal import Recipes
internal import Vignette

/// GET /recipes, /recipes/{name}: what can be asked here, for programs.
struct RecipesRoute: Sendable {
    let desk: Desk

    /// Each with what a form or a program needs to fill it in; the words of its prompt are in its own file.
    @Sendable func list(_ request: Request) throws -> Response {
        try admit(request)
        let bytes = JSONWriter(escapesLineSeparators: true).object { object in
            object.array("recipes") { list in
                for recipe in desk.recipes.recipes { list.object { write(recipe, to: &$0) } }
            }
        }
        return desk.reply(bytes, type: "application/json")
    }

    /// As a file holds it. Throws `not_found` with the names that there are.
    @Sendable func one(_ request: Request) throws -> Response {
        try admit(request)
        guard let recipe = desk.recipes[request.parameters["name"] ?? ""] else {
            throw Failure(
                .notFound, message: "There is no such recipe.",
                advice: "There are \(desk.recipes.names.joined(separator: ", ")).")
        }
        return desk.reply(recipe.shownJSON, type: "application/json")
    }

    private func admit(_ request: Request) throws(Failure) {
        try desk.access.authorize(desk.access.caller(of: request), .visit)
    }

    private func write(_ written: WrittenRecipe, to object: inout JSONObjectWriter) {
        let recipe = written.recipe
        object.string("name", recipe.name)
        object.string("title", recipe.title)
        object.int("order", recipe.order)
        object.bool("together", recipe.together)
        object.bool("needs_prompt", recipe.needsPrompt)
        object.optional("fit", recipe.fit?.rawValue)
        object.optional("max_tokens", recipe.maxTokens)
        object.optional("temperature", recipe.temperature)
        object.string("answer", recipe.answer.rawValue)
        written.writeParameters(to: &object)
    }
}
