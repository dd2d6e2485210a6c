/// A recipe that no server can be started with; `description` is the one line to print.
public struct RecipeFileError: Error, Equatable, Sendable {
    /// The file, or the folder where the fault is no single file's.
    public let file: String
    /// The path of the field at fault: `operations.cars[0].regex`; nil where the whole file is.
    public let field: String?
    /// The end of "The field 'x' …".
    public let reason: String
    /// It is a folder that cannot be looked into, whatever is in it.
    public let isClosedFolder: Bool

    init(_ file: String, field: String? = nil, _ reason: String, isClosedFolder: Bool = false) {
        self.file = file
        self.field = field
        self.reason = reason
        self.isClosedFolder = isClosedFolder
    }

    init(_ file: String, _ error: FieldError) {
        self.init(file, field: error.field.isEmpty ? nil : error.field, error.reason)
    }
}

extension RecipeFileError: CustomStringConvertible {
    public var description: String {
        guard let field else { return "\(Quoted.clean(file)) \(Quoted.clean(reason))" }
        return "\(Quoted.clean(file)): the field \(Quoted.text(field)) \(Quoted.clean(reason))"
    }
}
