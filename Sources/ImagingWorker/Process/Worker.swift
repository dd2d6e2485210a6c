internal import CImaging
internal import Glibc
internal import Imaging
internal import Vignette

/// The process that decodes: it starts its libraries, tries each, gives up its rights, and then answers one task after
/// the other until the pool closes the socket.
public enum Worker {
    /// - Parameter environment: the value of a variable of the environment, by its name.
    /// - Returns: the exit status.
    public static func run(environment: (String) -> String?) -> Int32 {
        guard isServed() else {
            return complain("only vignette starts this program, and speaks to it through a socket")
        }
        guard Hangup.watch() else { return complain("no thread can be started") }
        let bench: Workbench
        do {
            bench = try Workbench(tessdata: environment("TESSDATA_PREFIX"))
        } catch {
            return complain(error.description)
        }
        let channel = Channel(descriptor: STDIN_FILENO)
        var report = bench.report()
        if !silence() { report.unprotected.append("standard error: it cannot be closed") }
        report.unprotected += Sandbox.raise()
        var reply = WorkerReply.ready(report)
        while let frame = try? reply.frame(), channel.send(frame),
            // What pictures needed goes back to the system, so that an idle worker is a small one; not after each, since
            // the next would have to fetch it again.
            let next = channel.receive(whenIdle: imaging_return_memory)
        {
            Sandbox.beginPicture()
            guard let task = try? WorkerTask(head: next.head) else { return 1 }
            reply = bench.answer(task, next.payload)
        }
        return 0
    }

    /// Whether standard input is a socket.
    private static func isServed() -> Bool {
        var status = stat()
        return fstat(STDIN_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }

    /// Why the worker could not start, on the server's own standard error.
    private static func complain(_ reason: String) -> Int32 {
        let text = Array("vignette-imaging: \(reason)\n".utf8)
        _ = write(STDERR_FILENO, text, text.count)
        return 1
    }

    /// From now on libraries speak to nobody: what they say can come from pictures.
    private static func silence() -> Bool {
        let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
        guard null >= 0 else { return close(STDERR_FILENO) == 0 }
        defer { close(null) }
        return dup2(null, STDERR_FILENO) == STDERR_FILENO
    }
}
