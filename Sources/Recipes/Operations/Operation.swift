/// One step that turns a value into another.
protocol Operation: Sendable {
    /// As it is called in `type`.
    static var name: String { get }

    /// The chains within it.
    var chains: [OperationChain] { get }

    /// How many statements it has, which count as much as operations.
    var statementCount: Int { get }

    /// Of the JPEG bytes that it takes from images.
    var jpegQuality: Int? { get }

    /// Reads its fields; those that it does not know are ignored.
    init(_ fields: OperationFields) throws(FieldError)

    /// Two steps and one for each 64 bytes of text are already spent on `value`: what an operation makes or looks at beyond
    /// that it spends itself, before it does.
    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value
}

extension Operation {
    var chains: [OperationChain] { [] }

    var statementCount: Int { 0 }

    var jpegQuality: Int? { nil }
}
