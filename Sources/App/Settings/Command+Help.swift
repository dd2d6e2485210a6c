/// What each command says about itself.
extension Command.Name {
    /// A line for the overview.
    var summary: String {
        switch self {
        case .serve: "run the server (the default)"
        case .describe: "describe pictures in the terminal"
        case .config: "show the effective settings, secrets masked"
        case .healthcheck: "ask the server on this machine whether it is healthy"
        case .help: "explain a command"
        case .version: "print the version"
        }
    }

    /// What stands behind `vignette`.
    var usage: String {
        switch self {
        case .help: "help [COMMAND]"
        case .version: "version"
        case .describe: "describe FILE... [--name VALUE]..."
        case .serve, .config, .healthcheck: "\(rawValue) [--name VALUE]..."
        }
    }

    var explanation: String {
        switch self {
        case .serve:
            "Runs the server until SIGTERM or SIGINT. The address is printed once it can be used."
        case .describe:
            "Says what the built-in reader finds in each picture: size, colours, readable text and codes. - is standard "
                + "input. A file that cannot be described is named on standard error, and the exit status is 1."
        case .config:
            "Prints every setting, its effective value and where it came from: flag, environment, file or default. "
                + "Secrets are shown as ***. Nothing is started."
        case .healthcheck:
            "Asks the server that runs on this machine with the same settings whether it is healthy, and ends with 0 "
                + "when it is. For containers that hold no other program to ask with."
        case .help:
            "Explains a command; without one, lists them all. Every command takes --help too."
        case .version:
            "Prints the version of this program."
        }
    }

    /// Whether the flags of the settings go with it.
    var takesSettings: Bool {
        switch self {
        case .serve, .describe, .config, .healthcheck: true
        case .help, .version: false
        }
    }
}
