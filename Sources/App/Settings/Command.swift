/// What a command line asks for. Parsing only: nothing is run and no setting is read here.
enum Command: Sendable, Equatable {
    /// Each with the arguments that are left, for `Settings`.
    case serve([String])
    case config([String])
    case healthcheck([String])
    /// - `options`: the flags that only this command has.
    case describe(files: [String], options: [String], [String])
    case doctor([String])
    /// Of one command, or of all.
    case help(Name?)
    case version

    enum Name: String, CaseIterable, Sendable {
        case serve, describe, doctor, config, healthcheck, help, version
    }

    /// - Parameter arguments: without the program's own name.
    init(arguments: [String]) throws(CommandError) {
        guard let first = arguments.first, !first.hasPrefix("-") else {
            // No command: the server, or one of the two flags that every program has.
            switch Self.request(in: arguments, ["--version", "-V"]) {
            case .help: self = .help(nil)
            case .version: self = .version
            case nil: self = .serve(arguments)
            }
            return
        }
        let name = try Self.name(first)
        let rest = Array(arguments.dropFirst())
        if Self.request(in: rest, []) == .help {
            self = .help(name)
            return
        }
        switch name {
        case .serve: self = .serve(rest)
        case .config: self = .config(rest)
        case .healthcheck: self = .healthcheck(rest)
        case .describe: self = try Self.describe(rest)
        case .doctor: self = .doctor(rest)
        case .help:
            guard rest.count <= 1 else { throw .unexpectedArgument(rest[1]) }
            var topic: Name?
            if let text = rest.first { topic = try Self.name(text) }
            self = .help(topic)
        case .version:
            guard let extra = rest.first else {
                self = .version
                return
            }
            throw .unexpectedArgument(extra)
        }
    }

    private enum Request { case help, version }

    /// Which of the two flags without a value comes first. They count wherever they stand before `--`: no value of
    /// a setting looks like them.
    private static func request(in arguments: [String], _ version: Set<String>) -> Request? {
        for argument in arguments.prefix(while: { $0 != "--" }) {
            if argument == "--help" || argument == "-h" { return .help }
            if version.contains(argument) { return .version }
        }
        return nil
    }

    /// Files and flags in any order; what stands behind `--` is a file, whatever it is called.
    private static func describe(_ arguments: [String]) throws(CommandError) -> Command {
        var files: [String] = []
        var options: [String] = []
        var settings: [String] = []
        var rest = arguments[...]
        let switches = DescribeOptions.switches.union(Configuration.switches)
        while let argument = rest.popFirst() {
            if argument == "--" {
                files += rest
                rest = []
            } else if argument == "-" || !argument.hasPrefix("-") {
                files.append(argument)
            } else {
                let name = String(argument.drop { $0 == "-" }.prefix { $0 != "=" })
                var flag = [argument]
                // What stands behind a flag is its value, unless it has one already or takes none.
                if !argument.contains("="), !switches.contains(name), let value = rest.popFirst() {
                    flag.append(value)
                }
                if DescribeOptions.flags.contains(name) { options += flag } else { settings += flag }
            }
        }
        guard !files.isEmpty else { throw .filesMissing }
        return .describe(files: files, options: options, settings)
    }

    private static func name(_ text: String) throws(CommandError) -> Name {
        guard let name = Name(rawValue: text) else {
            throw .unknownCommand(text, nearest: NearestName.of(text, among: Name.allCases.map(\.rawValue)))
        }
        return name
    }
}
