internal import Bytes

/// The settings as one start found them: a flag beats the environment, which beats the default.
///
/// Blanks around a value are dropped (not of secrets), and an empty variable counts as unset. Files of secrets are read
/// here, once.
struct Settings<Values: Configurable>: Sendable {
    let values: Values
    /// Where each setting's value came from, by the name of the setting; defaults are missing.
    private let origins: [String: Origin]

    /// Where a value came from.
    enum Origin: Sendable, Equatable {
        case flag(String)
        case environment(String)
        /// The variable that names the file.
        case file(String)

        /// The name the user gave it by.
        var label: String {
            switch self {
            case .flag(let name): "--\(name)"
            case .environment(let name), .file(let name): name
            }
        }
    }

    /// - Parameter elsewhere: flags of the same command line that are read by others.
    init(
        arguments: [String], environment: [String: String], elsewhere: [String] = [],
        readFile: (_ path: String) throws(SecretFile.Refusal) -> String = SecretFile.read
    ) throws(SettingsError) {
        let flags = try Flags(
            arguments, known: Values.flags, switches: Values.switches, elsewhere: elsewhere)
        var values = Values()
        var origins: [String: Origin] = [:]
        for setting in Values.settings {
            let given = try Self.text(of: setting, flags: flags, environment: environment, readFile: readFile)
            guard let (text, origin) = given else { continue }
            let texts = setting.isRepeatable ? setting.flag.flatMap { flags.all[$0] } ?? [] : [text]
            for text in texts { try Self.store(text, of: setting, from: origin, in: &values) }
            origins[setting.name] = origin
        }
        try values.validate { origins[$0]?.label ?? "--\($0)" }
        self.values = values
        self.origins = origins
    }

    private static func store(
        _ text: String, of setting: Setting<Values>, from origin: Origin, in values: inout Values
    ) throws(SettingsError) {
        do throws(Refusal) {
            try setting.store(setting.isSecret ? text : text.trimmed, &values)
        } catch {
            throw setting.isSecret
                ? .refused(name: origin.label, value: Secret.mask, part: nil, allowed: setting.allowed)
                : .refused(name: origin.label, value: error.shown ?? text, part: error.part, allowed: setting.allowed)
        }
    }

    func origin(of setting: String) -> Origin? { origins[setting] }

    private static func text(
        of setting: Setting<Values>, flags: Flags, environment: [String: String],
        readFile: (String) throws(SecretFile.Refusal) -> String
    ) throws(SettingsError) -> (String, Origin)? {
        if let flag = setting.flag, let text = flags.values[flag] { return (text, .flag(flag)) }
        for name in setting.environment {
            let text = environment[name].flatMap { $0.trimmed.isEmpty ? nil : $0 }
            guard setting.isSecret else {
                if let text { return (text, .environment(name)) }
                continue
            }
            let variable = name + "_FILE"
            let path = environment[variable].flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
            switch (text, path) {
            case (let text?, nil): return (text, .environment(name))
            case (_?, _?): throw .bothGiven(name, variable)
            case (nil, nil): continue
            case (nil, let path?):
                do throws(SecretFile.Refusal) {
                    return (try readFile(path), .file(variable))
                } catch {
                    throw .fileRefused(name: variable, path: path, why: error.why)
                }
            }
        }
        return nil
    }
}
