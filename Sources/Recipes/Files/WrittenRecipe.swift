public import Bytes
public import Vignette

/// A recipe as somebody wrote it: its prompt has placeholders, and its parameters pass through operations before they
/// stand there.
public struct WrittenRecipe: Sendable {
    /// As it is written, placeholders and all.
    public let recipe: Recipe
    /// By the parameter's name.
    let operations: [String: OperationChain]
    /// As they are written, for showing them again.
    let writtenOperations: JSONObject

    public init(
        _ recipe: Recipe, operations: [String: OperationChain] = [:],
        written writtenOperations: JSONObject = JSONObject()
    ) {
        self.recipe = recipe
        self.operations = operations
        self.writtenOperations = writtenOperations
    }
}

/// The same words.
extension WrittenRecipe: Equatable {
    public static func == (left: WrittenRecipe, right: WrittenRecipe) -> Bool {
        left.recipe == right.recipe && left.writtenOperations == right.writtenOperations
    }
}
