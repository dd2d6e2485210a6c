import Foundation
import Glibc

/// A server that runs until this is let go of, with whatever it starts itself.
///
/// It runs in a process group of its own, under a shell that reads a pipe whose other end is here: if this process ends,
/// however that happens, the pipe closes and the shell kills the group. SIGKILL, since some servers wait for their
/// requests on SIGTERM. What the server writes lies in a folder that goes with it.
final class ServerProcess: Sendable {
    private let id: pid_t
    private let pipe: Int32
    private let folder: URL

    struct NotStarted: Error {
        let code: Int32
    }

    private static let shell = """
        "$@" </dev/null &
        server=$!
        { cat; rm -rf "${TMPDIR:?}"; kill -KILL 0; } <&0 &
        wait $server
        kill -KILL 0
        """

    init(_ command: [String], environment: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw NotStarted(code: errno) }
        // No other child may inherit the end that keeps the server alive.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipe = ends[1]
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        let output = folder.appendingPathComponent("output").path
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        var surroundings = ProcessInfo.processInfo.environment
        surroundings["TMPDIR"] = folder.path
        surroundings.merge(environment) { $1 }
        var argv = (["bash", "-c", Self.shell, "server"] + command).map { strdup($0) } + [nil]
        var envp = surroundings.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, "bash", &actions, &attributes, &argv, &envp)
        self.id = id
        guard code == 0 else {
            close(ends[1])
            throw NotStarted(code: code)
        }
    }

    deinit {
        kill(-id, SIGKILL)
        var ending: Int32 = 0
        while waitpid(id, &ending, 0) < 0 && errno == EINTR {}
        close(pipe)
        try? FileManager.default.removeItem(at: folder)
    }

    /// Ends it now, as a crash would.
    func end() {
        kill(-id, SIGKILL)
    }

    /// The end of what it wrote.
    var lastWords: String {
        let output = (try? Data(contentsOf: folder.appendingPathComponent("output"))) ?? Data()
        return String(decoding: output.suffix(2000), as: UTF8.self)
    }

    /// Whether it ended by itself.
    var hasEnded: Bool {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else { return true }
        return information.si_signo != 0
    }
}
