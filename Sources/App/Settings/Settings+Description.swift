extension Settings {
    /// One line a setting for `vignette config`: name, effective value, and where it came from. Secrets are masked.
    func describe() -> [String] {
        let width = Values.settings.map(\.name.count).max() ?? 0
        return Values.settings.map { setting in
            let origin = origin(of: setting.name)
            let value = origin == nil ? setting.defaultText : setting.show(values) ?? setting.defaultText
            return setting.name.padded(to: width) + "  \(OneLine.clean(value))  (\(Self.describe(origin)))"
        }
    }

    private static func describe(_ origin: Origin?) -> String {
        switch origin {
        case nil: "default"
        case .flag(let name): "flag --\(name)"
        case .environment(let name): "environment \(name)"
        case .file(let name): "file \(name)"
        }
    }
}
