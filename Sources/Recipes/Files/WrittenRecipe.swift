public import Vignette

/// A recipe as somebody wrote it: its prompt has placeholders, and its parameters pass through operations before they
/// stand there.
public struct WrittenRecipe: Sendable {
    /// As it is written, placeholders and all.
    public let recipe: Recipe
    /// By the parameter's name.
    let operations: [String: OperationChain]

    public init(_ recipe: Recipe, operations: [String: OperationChain] = [:]) {
        self.recipe = recipe
        self.operations = operations
    }
}
