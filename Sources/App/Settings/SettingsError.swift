/// Why a start stops at its settings; `description` is the one line to print.
enum SettingsError: Error, Equatable {
    /// - `part`: the piece at fault, where the value has several.
    case refused(name: String, value: String, part: String?, allowed: String)
    case valueMissing(flag: String)
    /// A switch with a value.
    case valueGiven(flag: String)
    case unknownFlag(String, nearest: String?)
    case unexpectedArgument(String)
    case notTogether(String, String)
    case flagMissing(String, needs: String)
    /// A secret came by variable and by file.
    case bothGiven(String, String)
    case fileRefused(name: String, path: String, why: String)

    /// What the process ends with: wrong usage, not a failure of work.
    static let exitStatus: Int32 = 2
}

extension SettingsError: CustomStringConvertible {
    var description: String {
        switch self {
        case .refused(let name, let value, let part?, let allowed) where part != value:
            "\(name) has \(OneLine.quoted(part)) in it, but must be \(allowed)"
        case .refused(let name, let value, _, let allowed):
            "\(name) is \(OneLine.quoted(value)), but must be \(allowed)"
        case .valueMissing(let flag):
            "--\(flag) needs a value: --\(flag) VALUE or --\(flag)=VALUE"
        case .valueGiven(let flag):
            "--\(flag) takes no value"
        case .notTogether(let one, let other):
            "\(one) and \(other) cannot be given together"
        case .flagMissing(let flag, let needed):
            "\(flag) needs \(needed) too"
        case .unknownFlag(let flag, let nearest?):
            "there is no flag \(OneLine.quoted(flag)); did you mean --\(nearest)?"
        case .unknownFlag(let flag, nil):
            "there is no flag \(OneLine.quoted(flag)); --help lists them all"
        case .unexpectedArgument(let argument):
            "\(OneLine.quoted(argument)) is not expected here; --help shows what is"
        case .bothGiven(let name, let file):
            "\(name) and \(file) are both set, but only one of them can be"
        case .fileRefused(let name, let path, let why):
            "\(name) names the file \(OneLine.quoted(path)), which \(why)"
        }
    }
}
