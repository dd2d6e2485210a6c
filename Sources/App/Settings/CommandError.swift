/// Why a command line names nothing that can be run; `description` is the one line to print.
enum CommandError: Error, Equatable {
    case unknownCommand(String, nearest: String?)
    case unexpectedArgument(String)
    case filesMissing
    case keyOrderMissing
    case unknownKeyOrder(String, nearest: String?)
    /// What was to be done with it.
    case keyNameMissing(String)
    case badKeyName(String)
    /// What can be a whole key stands where names are expected.
    case keyShown
    /// A recipe that asks about several files together got too few or too many.
    case cannotCompare(Int)
    /// A recipe by its name, what is wrong, and what was given or has to be.
    case cannotFill(recipe: String, why: String)
    case cannotFillWith(recipe: String, parameter: String, why: String)
    case parameterMissing(recipe: String, parameter: String, why: String)
    case unknownParameter(recipe: String, parameter: String, known: [String])

    /// What the process ends with.
    static let exitStatus: Int32 = 2
}

extension CommandError: CustomStringConvertible {
    var description: String {
        switch self {
        case .unknownCommand(let name, let nearest?):
            "there is no command \(OneLine.quoted(name)); did you mean \(nearest)?"
        case .unknownCommand(let name, nil):
            "there is no command \(OneLine.quoted(name)); vignette --help lists them all"
        case .filesMissing:
            "describe needs a file: vignette describe photo.jpg, or - for standard input"
        case .keyOrderMissing:
            "key needs to know what to do: vignette key create NAME, list, revoke NAME, or open"
        case .unknownKeyOrder(let order, let nearest):
            "key cannot \(OneLine.quoted(order)); "
                + (nearest.map { "did you mean \($0)?" } ?? "it can create NAME, list, revoke NAME, and open")
        case .keyNameMissing(let order):
            "key \(order) needs the name of a key"
        case .badKeyName(let name):
            "\(OneLine.quoted(name)) cannot name a key: 1 to 64 letters, digits, dots, hyphens and underscores can"
        case .keyShown:
            "no name of a key contains vignette_, with which keys begin: give the name, not the key, "
                + "and revoke a key that others may have seen"
        case .cannotCompare(let count):
            "compare needs two to four pictures, and there \(count == 1 ? "is" : "are") \(count)"
        case .cannotFill(let recipe, let why):
            "the recipe \(OneLine.clean(recipe)) cannot be asked so: \(OneLine.clean(why))"
        case .cannotFillWith(let recipe, let parameter, let why):
            "the recipe \(OneLine.clean(recipe)) cannot be asked with --set \(OneLine.clean(parameter)): "
                + OneLine.clean(why)
        case .parameterMissing(let recipe, let parameter, let why):
            "the recipe \(OneLine.clean(recipe)) cannot be asked so: \(OneLine.clean(why)) "
                + "--set \(OneLine.clean(parameter))=VALUE does that"
        case .unknownParameter(let recipe, let parameter, let known):
            "the recipe \(OneLine.clean(recipe)) has no parameter \(OneLine.quoted(parameter)) for --set to fill in: "
                + (known.isEmpty ? "it has none" : "it has \(OneLine.clean(known.joined(separator: ", ")))")
        case .unexpectedArgument(let argument):
            "\(OneLine.quoted(argument)) is not expected here; --help shows what is"
        }
    }
}
