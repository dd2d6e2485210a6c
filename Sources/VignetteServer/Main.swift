import App
import Glibc

/// `vignette`: the only place that reads the command line and the environment.
@main
enum Main {
    static func main() async {
        occupyStandardDescriptors()
        var environment: [String: String] = [:]
        var entry = environ
        // The list ends with a null pointer; nothing changes it while the program starts.
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { environment[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        exit(await Program.run(arguments: Array(CommandLine.arguments.dropFirst()), environment: environment))
    }

    /// Whoever starts a program with standard input, output or error closed must not find its log in a socket that took
    /// their place.
    private static func occupyStandardDescriptors() {
        var descriptor: Int32
        repeat { descriptor = open("/dev/null", O_RDWR) } while (0...2).contains(descriptor)
        if descriptor > 2 { close(descriptor) }
    }
}
