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
        let (arguments, spelling) = readArguments()
        exit(await Program.run(arguments: arguments, environment: environment, spelling: spelling))
    }

    /// The command line, and the bytes of what in it may not be UTF-8, as names of files may be.
    private static func readArguments() -> ([String], [String: [[UInt8]]]) {
        var arguments: [String] = []
        var spelling: [String: [[UInt8]]] = [:]
        for place in 1..<max(1, Int(CommandLine.argc)) {
            // The list has argc entries, which live and stay the same as long as the process.
            guard let entry = CommandLine.unsafeArgv[place] else { break }
            let bytes = Array(UnsafeRawBufferPointer(start: entry, count: strlen(entry)))
            let text = String(decoding: bytes, as: UTF8.self)
            arguments.append(text)
            if text.unicodeScalars.contains("\u{FFFD}") { spelling[text, default: []].append(bytes) }
        }
        return (arguments, spelling)
    }

    /// Whoever starts a program with standard input, output or error closed must not find its log in a socket that took
    /// their place.
    private static func occupyStandardDescriptors() {
        var descriptor: Int32
        repeat { descriptor = open("/dev/null", O_RDWR) } while (0...2).contains(descriptor)
        if descriptor > 2 { close(descriptor) }
    }
}
