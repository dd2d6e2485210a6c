internal import Foundation
internal import Glibc

/// A program that runs to its end, with all that it said.
///
/// Foundation's `Process` now and then misses the end of one of many children that run at once; this waits for its own
/// in the kernel. What the child writes goes to files, so that no other child can hold the end of a pipe open.
public struct Command: Sendable {
    /// What it ended with; 128 and the signal's number where a signal ended it.
    public let status: Int32
    public let output: String
    public let complaint: String

    public struct NotStarted: Error {
        public let path: String
        public let code: Int32
    }

    /// - Parameters:
    ///   - path: looked for in PATH where it has no slash.
    ///   - environment: that of this process where none is given.
    ///   - outputPath: where its output goes instead.
    public static func run(
        _ path: String, _ arguments: [String], environment: [String: String]? = nil, outputPath: String? = nil
    ) throws -> Command {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, complaint) = (folder.appendingPathComponent("output"), folder.appendingPathComponent("complaint"))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, outputPath ?? output.path, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, complaint.path, O_WRONLY | O_CREAT, 0o600)
        let environment = environment ?? ProcessInfo.processInfo.environment
        var id: pid_t = 0
        var argv = ([path] + arguments).map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        let code = posix_spawnp(&id, path, &actions, nil, &argv, &envp)
        guard code == 0 else { throw NotStarted(path: path, code: code) }
        var ending: Int32 = 0
        while waitpid(id, &ending, 0) < 0 && errno == EINTR {}
        // The low seven bits are the signal's number, the next byte what it gave to exit.
        let signal = ending & 0x7F
        return Command(
            status: signal == 0 ? ending >> 8 & 0xFF : 128 + signal, output: text(output), complaint: text(complaint))
    }

    private static func text(_ file: URL) -> String {
        String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
}
