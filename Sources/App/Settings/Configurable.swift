/// A struct of typed values with the list of settings that fills it.
protocol Configurable: Sendable {
    /// The defaults.
    init()

    static var settings: [Setting<Self>] { get }

    /// Checks what no setting can check alone.
    ///
    /// - Parameter label: the name by which the user gave a setting: flag or variable.
    func validate(label: (_ setting: String) -> String) throws(SettingsError)
}

extension Configurable {
    /// Without their dashes.
    static var flags: [String] { settings.compactMap(\.flag) }

    /// The flags that take no value.
    static var switches: Set<String> { Set(settings.filter(\.isSwitch).compactMap(\.flag)) }
}
