internal import Pages
internal import Recipes
internal import Vignette

extension Desk {
    /// How many of a visitor's analyses stand below the form.
    private static var latestCount: Int { 6 }

    /// The form as this caller sees it. A store that cannot be read hides what was asked before, not the form.
    func formPage(
        for caller: Caller, values: FormValues = FormValues(), failure: Failure? = nil
    ) async -> FormPage {
        var latest: [Analysis] = []
        if let owner = caller.owner {
            latest = (try? await store.analyses(LibraryQuery(owner: owner, limit: Self.latestCount))) ?? []
        }
        return FormPage(
            recipes: recipes.asWritten, standing: recipes.standing(hasPrompt: false).recipe.name, values: values,
            failure: failure, latest: latest,
            destination: service.destination,
            models: service.models(), keptDays: configuration.expireDays > 0 ? configuration.expireDays : nil,
            maxUploadMB: configuration.maxUploadMB, fit: configuration.fit, now: now())
    }
}
