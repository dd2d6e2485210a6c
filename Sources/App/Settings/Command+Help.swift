/// What each command says about itself.
extension Command.Name {
    /// A line for the overview.
    var summary: String {
        switch self {
        case .serve: "run the server (the default)"
        case .describe: "describe pictures in the terminal"
        case .doctor: "check the set-up and say how to mend it"
        case .config: "show the effective settings, secrets masked"
        case .key: "make, list and revoke keys of the APIs"
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
        case .key: "key create NAME | list | revoke NAME | open [--name VALUE]..."
        case .serve, .doctor, .config, .healthcheck: "\(rawValue) [--name VALUE]..."
        }
    }

    var explanation: String {
        switch self {
        case .serve:
            "Runs the server until SIGTERM or SIGINT. The address is printed once it can be used."
        case .describe:
            """
            Asks the model service about each picture and writes what it answers. - is standard input. Without a model \
            service the built-in reader says what it finds: size, colours, readable text and codes.

            Answers go to standard output, as they are written; progress, notes and failures go to standard error. A \
            file that cannot be described never stops the others. What a service may soon answer is asked again, \
            twice at most.

            Exit status:
              0  everything was described
              1  a file could not be described
              2  the command line or a setting is wrong
              3  nothing was answered, because the model service could not be asked: it cannot be reached, refuses the \
            key, has no credit, or has no such model or none that sees; the files that were left are reported with \
            that reason
              130  interrupted; what was written until then is whole
            """
        case .doctor:
            "Checks the model service, its key, model and sight, the decoders, the recipes, the data folder and the disk: a line "
                + "each, with what to do. Asks the model a few tiny questions. The exit status is 1 if something "
                + "fails; a warning is no failure."
        case .config:
            "Prints every setting, its effective value and where it came from: flag, environment, file or default. "
                + "Secrets are shown as ***. Nothing is started."
        case .key:
            """
            Makes, lists and revokes the keys by which programs may use the APIs. They are kept in the data folder, which \
            --data names; a server that works there knows of a change within a second, and need not be stopped.

              create NAME  makes a key and writes it to standard output: once, since only its SHA-256 is kept
              list         shows the names, and when each key was made
              revoke NAME  makes a key invalid for good
              open         opens the APIs to everybody again, once every key is revoked

            Where there never was a key the APIs are open to everybody who reaches them. Revoking the last one does not \
            open them. A key that is made anew under an old name \
            owns what the old one owned.
            """
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
        case .serve, .describe, .doctor, .config, .key, .healthcheck: true
        case .help, .version: false
        }
    }
}
