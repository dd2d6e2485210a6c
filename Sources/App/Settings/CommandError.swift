/// Why a command line names nothing that can be run; `description` is the one line to print.
enum CommandError: Error, Equatable {
    case unknownCommand(String, nearest: String?)
    case unexpectedArgument(String)
    case filesMissing
    /// A recipe that asks about several files together got too few or too many.
    case cannotCompare(Int)

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
        case .cannotCompare(let count):
            "compare needs two to four pictures, and there \(count == 1 ? "is" : "are") \(count)"
        case .unexpectedArgument(let argument):
            "\(OneLine.quoted(argument)) is not expected here; --help shows what is"
        }
    }
}
