extension Settings {
    /// One line a setting for `vignette config`: name, effective value, and where it came from. Secrets are masked.
    ///
    /// - Parameter used: what the program goes by, where it finds better values than the defaults by itself.
    func describe(with used: Values? = nil) -> [String] {
        let width = Values.settings.map(\.name.count).max() ?? 0
        return Values.settings.map { setting in
            let origin = origin(of: setting.name)
            let found = used.flatMap { setting.show($0) }
            let isFound = origin == nil && found != nil && found != setting.show(values)
            let own = isFound ? found : origin == nil ? nil : setting.show(values)
            return setting.name.padded(to: width)
                + "  \(OneLine.clean(own ?? setting.defaultText))  (\(isFound ? "found" : Self.describe(origin)))"
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
