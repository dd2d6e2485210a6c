/// What is written wrongly in a manifest, an operation or a recipe: which field, and why.
public struct FieldError: Error, Equatable, Sendable {
    /// Its path: `prompt_parameters_operations.cars[0].regex`.
    public let field: String
    /// The end of "The field 'x' …".
    public let reason: String

    public init(_ field: String, _ reason: String) {
        self.field = field
        self.reason = reason
    }
}
