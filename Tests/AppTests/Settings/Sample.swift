import Bytes
@testable import App

/// Settings of every form, for the tests of the machine.
struct Sample: Configurable, Equatable {
    var port: UInt16 = 80
    var host = "here"
    var key: Secret?
    var colour = Colour.red
    var hosts: [String] = []

    enum Colour: String, CaseIterable { case red, green }

    static let settings: [Setting<Sample>] = [
        Setting("T_PORT", "PORT", flag: "port", .port, \.port, "The port."),
        Setting("T_HOST", flag: "host", .host, \.host, "The host."),
        Setting("T_KEY", "OTHER_KEY", flag: "api-key", .secret, \.key, "The key."),
        Setting("T_COLOUR", flag: nil, .choice, \.colour, "The colour."),
        Setting("T_HOSTS", flag: "allowed-hosts", .allowedHosts, \.hosts, default: "localhost", "The hosts."),
    ]

    func validate(label: (String) -> String) throws(SettingsError) {
        if port == 666 { throw .refused(name: label("port"), value: "666", part: nil, allowed: "another number") }
    }

    /// Reads as if the files were these.
    static func read(
        _ arguments: [String] = [], _ environment: [String: String] = [:], files: [String: String] = [:]
    ) throws(SettingsError) -> Settings<Sample> {
        try Settings(arguments: arguments, environment: environment) { path throws(SecretFile.Refusal) in
            guard let text = files[path] else { throw SecretFile.Refusal(why: "cannot be opened: not there") }
            return text
        }
    }

    /// The line a start stops with.
    static func refusal(
        _ arguments: [String] = [], _ environment: [String: String] = [:], files: [String: String] = [:]
    ) -> String? {
        do throws(SettingsError) {
            _ = try read(arguments, environment, files: files)
            return nil
        } catch {
            return error.description
        }
    }
}
