/// One thing the server can be told: its names, its kind, where its value goes, and what it is for.
///
/// Help texts, `vignette config` and the error lines are all made from this.
struct Setting<Values: Configurable>: Sendable {
    /// Environment variables, the first one set wins. A secret can also come from each of them with `_FILE` behind it.
    let environment: [String]
    /// Without its dashes; nil where there is none.
    let flag: String?
    let sample: String
    let allowed: String
    let isSecret: Bool
    /// Every time that its flag is given counts, not only the last.
    let isRepeatable: Bool
    /// What holds where nothing is said, as shown.
    let defaultText: String
    let help: String
    let store: @Sendable (_ text: String, _ values: inout Values) throws(Refusal) -> Void
    /// The value as shown; nil where there is none.
    let show: @Sendable (Values) -> String?

    /// What the setting is called where it does not matter how it was given.
    var name: String { flag ?? environment.first ?? "" }

    /// Its flag has no value: it is given or not.
    var isSwitch: Bool { sample.isEmpty }

    /// - Parameters:
    ///   - standing: the default in words, where the value in `Values()` does not say it.
    init<Value: Sendable>(
        _ environment: String..., flag: String?, _ kind: ValueKind<Value>,
        _ path: any WritableKeyPath<Values, Value> & Sendable, default standing: String? = nil, _ help: String
    ) {
        self.environment = environment
        self.flag = flag
        (sample, allowed, isSecret) = (kind.sample, kind.allowed, kind.isSecret)
        isRepeatable = false
        defaultText = standing ?? kind.show(Values()[keyPath: path])
        self.help = help
        store = { text, values throws(Refusal) in values[keyPath: path] = try kind.parse(text) }
        show = { kind.show($0[keyPath: path]) }
    }

    /// A setting that can be absent.
    init<Value: Sendable>(
        _ environment: String..., flag: String?, _ kind: ValueKind<Value>,
        _ path: any WritableKeyPath<Values, Value?> & Sendable, default standing: String = "none", _ help: String
    ) {
        self.environment = environment
        self.flag = flag
        (sample, allowed, isSecret) = (kind.sample, kind.allowed, kind.isSecret)
        isRepeatable = false
        defaultText = standing
        self.help = help
        store = { text, values throws(Refusal) in values[keyPath: path] = try kind.parse(text) }
        show = { $0[keyPath: path].map(kind.show) }
    }

    /// A flag that adds a value each time it is given.
    init<Value: Sendable>(
        flag: String, _ kind: ValueKind<Value>, each path: any WritableKeyPath<Values, [Value]> & Sendable,
        default standing: String = "none", _ help: String
    ) {
        environment = []
        self.flag = flag
        (sample, allowed, isSecret) = (kind.sample, kind.allowed, kind.isSecret)
        isRepeatable = true
        defaultText = standing
        self.help = help
        store = { text, values throws(Refusal) in values[keyPath: path].append(try kind.parse(text)) }
        show = { $0[keyPath: path].map(kind.show).joined(separator: ", ") }
    }
}
