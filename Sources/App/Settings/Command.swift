/// What a command line asks for. Parsing only: nothing is run and no setting is read here.
enum Command: Sendable, Equatable {
    /// Each with the arguments that are left, for `Settings`.
    case serve([String])
    case config([String])
    case healthcheck([String])
    /// - `options`: the flags that only this command has.
    case describe(files: [String], options: [String], [String])
    case doctor([String])
    case key(KeyOrder, [String])
    /// Of one command, or of all.
    case help(Name?)
    case version

    enum Name: String, CaseIterable, Sendable {
        case serve, describe, doctor, config, key, healthcheck, help, version
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
        case .key:
            let line = Self.parted(rest)
            self = .key(try KeyOrder(line.words), line.flags)
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

    /// What stands behind `--` is a file, whatever it is called.
    private static func describe(_ arguments: [String]) throws(CommandError) -> Command {
        let line = parted(arguments, own: DescribeOptions.flags, switches: DescribeOptions.switches)
        guard !line.words.isEmpty else { throw .filesMissing }
        return .describe(files: line.words, options: line.options, line.flags)
    }

    /// Words and flags in any order; what stands behind `--` is a word, whatever it looks like.
    ///
    /// - Parameters:
    ///   - own: the flags that only this command has: they become `options`.
    ///   - switches: those of them that take no value.
    private static func parted(
        _ arguments: [String], own: [String] = [], switches: Set<String> = []
    ) -> (words: [String], options: [String], flags: [String]) {
        var (words, options, flags): ([String], [String], [String]) = ([], [], [])
        var rest = arguments[...]
        let switches = switches.union(Configuration.switches)
        while let argument = rest.popFirst() {
            if argument == "--" {
                words += rest
                rest = []
            } else if argument == "-" || !argument.hasPrefix("-") {
                words.append(argument)
            } else {
                let name = String(argument.drop { $0 == "-" }.prefix { $0 != "=" })
                var flag = [argument]
                // What stands behind a flag is its value, unless it has one already or takes none.
                if !argument.contains("="), !switches.contains(name), let value = rest.popFirst() {
                    flag.append(value)
                }
                if own.contains(name) { options += flag } else { flags += flag }
            }
        }
        return (words, options, flags)
    }

    private static func name(_ text: String) throws(CommandError) -> Name {
        guard let name = Name(rawValue: text) else {
            throw .unknownCommand(text, nearest: NearestName.of(text, among: Name.allCases.map(\.rawValue)))
        }
        return name
    }
}
