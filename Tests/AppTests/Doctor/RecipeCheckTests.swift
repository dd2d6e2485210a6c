import Testing

@testable import App

@Suite struct RecipeCheckTests {
    private func finding(own: [String: String]) throws -> Finding {
        let folder = try TemporaryFolder(own)
        var configuration = Configuration()
        configuration.root = ReadingSite.root
        configuration.data = folder.path
        return RecipeCheck.finding(configuration)
    }

    @Test func `counts the recipes, and names one that cannot be used`() throws {
        #expect(try finding(own: [:]).line.contains("6 recipes"))
        let good = try finding(own: ["recipes/own.json": #"{"name":"own","title":"Own"}"#])
        #expect(good.mark == .ok && good.line.contains("7 recipes"))
        let bad = try finding(own: ["recipes/own.json": #"{"name":"own","title":"Own","promt":""}"#])
        #expect(bad.mark == .failure && bad.line.contains("recipes/own.json: the field 'promt' is unknown"))
    }
}
