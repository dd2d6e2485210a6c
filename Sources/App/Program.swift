internal import Glibc
internal import Loop

/// The program: takes a command line and an environment, gives an exit status.
public enum Program {
    /// Runs the command to its end. Complaints are one line on standard error; 2 means the command line is at fault.
    ///
    /// - Parameter spelling: the bytes of those arguments that are not UTF-8, by what they became in `arguments`, in
    ///   their order: names of files need not be text.
    public static func run(
        arguments: [String], environment: [String: String], spelling: [String: [[UInt8]]] = [:]
    ) async -> Int32 {
        // Whoever reads our output may go, and whoever is asked may hang up: each is an error to be handled.
        signal(SIGPIPE, SIG_IGN)
        do {
            return try await run(Command(arguments: arguments), environment, spelling)
        } catch let error as CommandError {
            complain(error.description)
            return CommandError.exitStatus
        } catch let error as SettingsError {
            complain(error.description)
            return SettingsError.exitStatus
        } catch let error as StartError {
            complain(error.description)
            return 1
        } catch WriteError.closed {
            return WriteError.closedStatus
        } catch {
            complain(String(describing: error))
            return 1
        }
    }

    private static func run(
        _ command: Command, _ environment: [String: String], _ spelling: [String: [[UInt8]]]
    ) async throws -> Int32 {
        switch command {
        case .help(let topic): say(HelpText.of(topic))
        case .version: say("vignette \(Version.text)")
        case .config(let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            say(settings.describe(with: settings.rooted).joined(separator: "\n"))
        case .healthcheck(let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            let complaint = await Healthcheck(settings.values).complaint()
            if let complaint {
                complain(complaint)
                return 1
            }
        case .describe(let files, let options, let arguments):
            let own = try Settings<DescribeOptions>(
                arguments: options, environment: [:], elsewhere: Configuration.flags)
            let settings = try Settings<Configuration>(
                arguments: arguments, environment: environment, elsewhere: DescribeOptions.flags)
            let isAsked = settings.origin(of: "fit").map { $0 == .flag("fit") } ?? false
            let describe = Describe(
                settings.rooted, own.values, paths: paths(files, spelling),
                fit: isAsked ? settings.values.fit : nil, isContained: Container.isAround(environment: environment),
                isDumb: isDumb(environment))
            return try await describe.run()
        case .doctor(let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            let doctor = Doctor(settings.rooted, isContained: Container.isAround(environment: environment))
            var progress = ProgressLine(
                on: .complaints, isOff: isDumb(environment) || settings.values.logLevel == .debug)
            return try await doctor.run {
                try? TerminalStream.complaints.write(progress.draw("checking \($0) …"))
            } _: {
                try? TerminalStream.complaints.write(progress.erase())
                try TerminalStream.output.write($0 + "\n")
            }
        case .key(let order, let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            let command = KeyCommand(settings.values, order) {
                try TerminalStream.output.write($0 + "\n")
            } tell: {
                try? TerminalStream.complaints.write($0 + "\n")
            }
            try await command.run(at: .now())
        case .serve(let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            let serve = Serve(settings.rooted, isContained: Container.isAround(environment: environment))
            return try await serve.run { say($0) }
        }
        return 0
    }

    /// A terminal that cannot draw a line again.
    private static func isDumb(_ environment: [String: String]) -> Bool { environment["TERM"] == "dumb" }

    /// The names of files as the user spelt them.
    private static func paths(_ files: [String], _ spelling: [String: [[UInt8]]]) -> [[UInt8]] {
        var spelling = spelling.mapValues { $0[...] }
        return files.map { file in spelling[file]?.popFirst() ?? Array(file.utf8) }
    }

    /// One write, at once: what goes through stdio's buffer to a pipe is seen by nobody until the program ends.
    private static func say(_ text: String) {
        try? TerminalStream.output.write(text + "\n")
    }

    private static func complain(_ text: String) {
        // Who closed standard error does not want to hear of it.
        try? TerminalStream.complaints.write("vignette: \(text)\n")
    }
}
