/// The flags of a command line: `--name VALUE` or `--name=VALUE`. Of a flag given twice the last counts, so that a
/// wrapper's flags can be overridden by adding to them; only those that are meant to be repeated count each time.
struct Flags: Sendable {
    private(set) var values: [String: String] = [:]
    /// Every value of every flag, in their order.
    private(set) var all: [String: [String]] = [:]

    /// - Parameters:
    ///   - known: every flag there is.
    ///   - switches: those of them that take no value; given, they have an empty one.
    ///   - elsewhere: flags that the command knows too but that are not read here: what a mistyped one may have meant.
    init(
        _ arguments: [String], known: [String], switches: Set<String> = [], elsewhere: [String] = []
    ) throws(SettingsError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("-"), argument != "-" else { throw .unexpectedArgument(argument) }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0].drop { $0 == "-" })
            guard argument.hasPrefix("--"), known.contains(name), parts[0] == "--\(name)" else {
                // Only the name: what stands behind it may be a secret.
                throw .unknownFlag(String(parts[0]), nearest: NearestName.of(name, among: known + elsewhere))
            }
            if switches.contains(name) {
                guard parts.count == 1 else { throw .valueGiven(flag: name) }
                add("", to: name)
            } else if parts.count == 2 {
                add(String(parts[1]), to: name)
            } else if let value = rest.first, !value.hasPrefix("--") {
                add(value, to: name)
                rest.removeFirst()
            } else {
                // A value that begins with two dashes can be given with "=".
                throw .valueMissing(flag: name)
            }
        }
    }

    private mutating func add(_ value: String, to name: String) {
        values[name] = value
        all[name, default: []].append(value)
    }
}
