internal import Glibc
internal import Loop

/// The program: takes a command line and an environment, gives an exit status.
public enum Program {
    /// Runs the command to its end. Complaints are one line on standard error; 2 means the command line is at fault.
    public static func run(arguments: [String], environment: [String: String]) async -> Int32 {
        do {
            return try await run(Command(arguments: arguments), environment)
        } catch let error as CommandError {
            complain(error.description)
            return CommandError.exitStatus
        } catch let error as SettingsError {
            complain(error.description)
            return SettingsError.exitStatus
        } catch let error as StartError {
            complain(error.description)
            return 1
        } catch {
            complain(String(describing: error))
            return 1
        }
    }

    private static func run(_ command: Command, _ environment: [String: String]) async throws -> Int32 {
        switch command {
        case .help(let topic): say(HelpText.of(topic))
        case .version: say("vignette \(Version.text)")
        case .config(let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            say(settings.describe().joined(separator: "\n"))
        case .healthcheck(let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            let complaint = await Healthcheck(settings.values).complaint()
            if let complaint {
                complain(complaint)
                return 1
            }
        case .describe(let files, let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            let describe = Describe(
                settings.values, files: files, write: { try put($0, on: STDOUT_FILENO) }, complain: { complain($0) })
            return try await describe.run()
        case .serve(let arguments):
            let settings = try Settings<Configuration>(arguments: arguments, environment: environment)
            return try await Serve(settings.values).run { say($0) }
        }
        return 0
    }

    /// One write, at once: what goes through stdio's buffer to a pipe is seen by nobody until the program ends.
    private static func say(_ text: String) {
        try? put(text + "\n", on: STDOUT_FILENO)
    }

    private static func complain(_ text: String) {
        // Who closed standard error does not want to hear of it.
        try? put("vignette: \(text)\n", on: STDERR_FILENO)
    }

    private static func put(_ text: String, on descriptor: Int32) throws(StartError) {
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                write(descriptor, bytes.baseAddress?.advanced(by: position), bytes.count - position)
            }
            if count < 0, errno != EINTR {
                throw StartError(description: "cannot write: \(String(cString: strerror(errno)))")
            }
            position += max(0, count)
        }
    }
}
